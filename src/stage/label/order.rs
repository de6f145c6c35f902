//! Which role may follow which, and the cheapest sequence of roles for a page (Viterbi 1967).
//! Invariant: cost is linear in the blocks. Deliberately absent: anything that reads text.

use crate::model::Role;

/// The roles that compete; furniture has been set aside.
pub const ROLES: [Role; 12] = [
    Role::StandingHead,
    Role::Kicker,
    Role::Headline,
    Role::Deck,
    Role::Byline,
    Role::Paragraph,
    Role::Crosshead,
    Role::PhotoTitle,
    Role::Caption,
    Role::Credit,
    Role::JumpFrom,
    Role::JumpTo,
];

/// More than any evidence can make good.
pub const IMPOSSIBLE: i32 = 100_000;

/// The index of a role in [`ROLES`]; furniture counts as a paragraph, which it never is.
pub const fn place(role: Role) -> usize {
    match role {
        Role::StandingHead => 0,
        Role::Kicker => 1,
        Role::Headline => 2,
        Role::Deck => 3,
        Role::Byline => 4,
        Role::Paragraph | Role::Furniture(_) => 5,
        Role::Crosshead => 6,
        Role::PhotoTitle => 7,
        Role::Caption => 8,
        Role::Credit => 9,
        Role::JumpFrom => 10,
        Role::JumpTo => 11,
    }
}

/// Points against each role of one block.
#[derive(Debug, Clone)]
pub struct Scores {
    against: [i32; ROLES.len()],
    /// Points for the block being the next line of the display line before it.
    pub wrap: i32,
}

impl Default for Scores {
    fn default() -> Self {
        Self {
            against: [IMPOSSIBLE; ROLES.len()],
            wrap: 0,
        }
    }
}

impl Scores {
    /// Scores that leave these roles only.
    pub fn only(roles: &[(Role, i32)]) -> Self {
        let mut scores = Self::default();
        for &(role, points) in roles {
            scores.set(role, points);
        }
        scores
    }

    /// Sets the points against a role.
    pub fn set(&mut self, role: Role, points: i32) {
        if let Some(against) = self.against.get_mut(place(role)) {
            *against = points;
        }
    }
}

/// What it costs that a role (row) is followed by another (column), in tenths of a nat, as seen in the stacks of
/// CONVENTIONS §6: a kicker stands on its headline, decks and byline under it, a crosshead has text below.
/// Order: standing head, kicker, headline, deck, byline, paragraph, crosshead, photo title, caption, credit, from, to.
#[rustfmt::skip]
const FOLLOW: [[i32; ROLES.len()]; ROLES.len()] = [
    // sta kick head deck byl para cros phot capt cred from to
    [ 60,  15,   0,  40, 10,  22,  60,  20,  50,  60,  20, 60], // standing head
    [ 80,  20,   0,  80, 60,  60,  90,  60,  80,  80,  60, 90], // kicker
    [ 18,  70,  15,   8,  4,   0,  40,  60,  30,  35,   4, 40], // headline
    [ 18,  60,  60,   8,  4,   0,  45,  60,  50,  60,  10, 50], // deck
    [ 14,  18,  10,  55, 12,   0,  22,  25,  12,  20,  12, 20], // byline
    [ 26,  34,  18,  75, 24,   0,  12,  30,  34,  24,  12,  0], // paragraph
    [ 70,  80,  60,  75, 50,   0,  45,  80,  60,  60,  60, 40], // crosshead
    [ 60,  70,  60,  50,  5,  50,  80,  60,   0,   5,  60, 70], // photo title
    [ 16,  22,  10,  75, 20,  12,  22,  16,  -6,   0,   6, 20], // caption
    [ 16,  22,  10,  75, 25,   6,  22,  16,  12,  15,   8, 20], // credit
    [ 60,  60,  40,  60, 30,   0,  20,  60,  40,  40,  30, 40], // from
    [ 10,  12,   0,  60, 25,  12,  50,  10,  16,  16,   4, 30], // to
];

/// What it costs that a page begins with a role.
const BEGIN: [i32; ROLES.len()] = [12, 18, 0, 60, 40, 8, 45, 25, 30, 45, 4, 40];

/// Roles for which the next line may be more of the same.
const STACKED: [Role; 2] = [Role::Headline, Role::Deck];

/// The roles of the cheapest sequence, each with the best other role for its block and the points that this one costs
/// the page.
pub fn cheapest(scores: &[Scores]) -> Vec<(Role, Option<(Role, i32)>)> {
    let mut costs: Vec<[i32; ROLES.len()]> = Vec::with_capacity(scores.len());
    let mut back: Vec<[usize; ROLES.len()]> = Vec::with_capacity(scores.len());
    for block in scores {
        let (mut here, mut from) = ([0; ROLES.len()], [0; ROLES.len()]);
        for (role, (cost, origin)) in here.iter_mut().zip(from.iter_mut()).enumerate() {
            let (before, least) = match costs.last() {
                None => (role, get(&BEGIN, role)),
                Some(costs) => (0..ROLES.len())
                    .map(|before| {
                        (
                            before,
                            get(costs, before) + follow(before, role, block.wrap),
                        )
                    })
                    .min_by_key(|&(_, cost)| cost)
                    .unwrap_or((role, 0)),
            };
            *cost = least + get(&block.against, role);
            *origin = before;
        }
        // Costs stay small however long the page: only their differences count.
        let least = here.iter().copied().min().unwrap_or(0);
        costs.push(here.map(|cost| cost - least));
        back.push(from);
    }
    let mut roles = Vec::with_capacity(scores.len());
    let mut at = costs.last().map_or(0, least_of);
    // What it costs to go on from each role to the page's end.
    let mut onward = [0; ROLES.len()];
    for (here, (from, block)) in costs.iter().zip(back.iter().zip(scores)).rev() {
        let whole = std::array::from_fn(|role| get(here, role) + get(&onward, role));
        roles.push((named(at), runner_up(&whole, at, block)));
        at = get(from, at);
        onward = before(block, &onward);
    }
    roles.reverse();
    roles
}

/// What it costs to go on from each role of the block before this one.
fn before(block: &Scores, onward: &[i32; ROLES.len()]) -> [i32; ROLES.len()] {
    let rest: [i32; ROLES.len()] =
        std::array::from_fn(|role| get(&block.against, role) + get(onward, role));
    let costs: [i32; ROLES.len()] = std::array::from_fn(|before| {
        let ways = (0..ROLES.len()).map(|role| follow(before, role, block.wrap) + get(&rest, role));
        ways.min().unwrap_or(0)
    });
    let least = costs.iter().copied().min().unwrap_or(0);
    costs.map(|cost| cost - least)
}

fn follow(before: usize, role: usize, wrap: i32) -> i32 {
    let cost = FOLLOW.get(before).map_or(0, |row| get(row, role));
    if before == role && STACKED.contains(&named(role)) {
        cost - wrap
    } else {
        cost
    }
}

fn least_of(costs: &[i32; ROLES.len()]) -> usize {
    (0..ROLES.len())
        .min_by_key(|&role| get(costs, role))
        .unwrap_or(0)
}

/// The best other role of a block, and by how much the page's cheapest sequence is better than any in which it has it.
fn runner_up(whole: &[i32; ROLES.len()], chosen: usize, block: &Scores) -> Option<(Role, i32)> {
    let other = (0..ROLES.len())
        .filter(|&role| role != chosen && get(&block.against, role) < IMPOSSIBLE)
        .min_by_key(|&role| get(whole, role))?;
    Some((named(other), get(whole, other) - get(whole, chosen)))
}

fn named(role: usize) -> Role {
    ROLES.get(role).copied().unwrap_or(Role::Paragraph)
}

fn get<T: Copy + Default>(row: &[T; ROLES.len()], at: usize) -> T {
    row.get(at).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{ROLES, Scores, cheapest, place};
    use crate::model::Role;

    #[test]
    fn every_role_has_its_place() {
        for (at, role) in ROLES.into_iter().enumerate() {
            assert_eq!(place(role), at);
        }
    }

    #[test]
    fn neighbours_decide_between_equals() {
        let open = || Scores::only(&[(Role::Kicker, 5), (Role::Headline, 5), (Role::Deck, 5)]);
        let text = Scores::only(&[(Role::Paragraph, 0)]);
        let mut roles = cheapest(&[open(), open(), text])
            .into_iter()
            .map(|(role, _)| role);
        assert_eq!(roles.next(), Some(Role::Headline));
        assert_eq!(roles.next(), Some(Role::Deck));
        assert_eq!(cheapest(&[]), Vec::new());
    }
}
