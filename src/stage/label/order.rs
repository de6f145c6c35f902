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

/// What something costs for each role.
type Costs = [i32; ROLES.len()];

/// Points against each role of one block.
#[derive(Debug, Clone)]
pub struct Scores {
    against: Costs,
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
const FOLLOW: [Costs; ROLES.len()] = [
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
const BEGIN: Costs = [12, 18, 0, 60, 40, 8, 45, 25, 30, 45, 4, 40];

/// Roles for which the next line may be more of the same.
const STACKED: [Role; 2] = [Role::Headline, Role::Deck];

/// [`FOLLOW`] by the role that follows: a role's row is what it costs behind each.
const LEAD: [Costs; ROLES.len()] = {
    let mut lead = [[0; ROLES.len()]; ROLES.len()];
    let mut before = 0;
    while before < ROLES.len() {
        let mut role = 0;
        while role < ROLES.len() {
            lead[role][before] = FOLLOW[before][role];
            role += 1;
        }
        before += 1;
    }
    lead
};

/// The roles of the cheapest sequence, each with the best other role for its block and the points that this one costs
/// the page.
pub fn cheapest(scores: &[Scores]) -> Vec<(Role, Option<(Role, i32)>)> {
    let mut costs: Vec<Costs> = Vec::with_capacity(scores.len());
    let mut back: Vec<[usize; ROLES.len()]> = Vec::with_capacity(scores.len());
    for block in scores {
        let arrivals = match costs.last() {
            None => std::array::from_fn(|role| (role, get(&BEGIN, role))),
            Some(costs) => arrivals(costs, block.wrap),
        };
        let here = add(&arrivals.map(|(_, cost)| cost), &block.against);
        costs.push(levelled(here));
        back.push(arrivals.map(|(before, _)| before));
    }
    let mut roles = Vec::with_capacity(scores.len());
    let mut at = costs.last().map_or(0, |costs| least(costs).0);
    // What it costs to go on from each role to the page's end.
    let mut onward = [0; ROLES.len()];
    for (here, (from, block)) in costs.iter().zip(back.iter().zip(scores)).rev() {
        roles.push((named(at), runner_up(&add(here, &onward), at, block)));
        at = get(from, at);
        onward = departures(&add(&block.against, &onward), block.wrap);
    }
    roles.reverse();
    roles
}

/// For each role of a block the cheapest role of the block before it, and what the way from that costs, if `costs` are
/// those up to there.
fn arrivals(costs: &Costs, wrap: i32) -> [(usize, i32); ROLES.len()] {
    std::array::from_fn(|role| least(&ways(costs, &get(&LEAD, role), role, wrap)))
}

/// For each role of the block before this one what it costs to go on from there, if `onward` is what it costs from here.
fn departures(onward: &Costs, wrap: i32) -> Costs {
    let departure = |role| least(&ways(onward, &get(&FOLLOW, role), role, wrap)).1;
    levelled(std::array::from_fn(departure))
}

/// What a step between a role and each of those on its other side costs; it may be the next line of the same.
fn ways(costs: &Costs, steps: &Costs, role: usize, wrap: i32) -> Costs {
    let mut ways = add(costs, steps);
    if STACKED.contains(&named(role))
        && let Some(same) = ways.get_mut(role)
    {
        *same -= wrap;
    }
    ways
}

fn add(one: &Costs, other: &Costs) -> Costs {
    let mut sums = *one;
    for (sum, cost) in sums.iter_mut().zip(other) {
        *sum += cost;
    }
    sums
}

/// Costs stay small however long the page: only their differences count.
fn levelled(costs: Costs) -> Costs {
    let (_, least) = least(&costs);
    costs.map(|cost| cost - least)
}

/// The first of the roles that cost the least, and what it costs.
fn least(costs: &Costs) -> (usize, i32) {
    // Role and cost in one number, so that no branch hangs on which is less: no cost comes near what that leaves for it.
    let mut places = (0..).zip(costs).map(|(role, &cost)| cost * PLACES + role);
    let first = places.next().unwrap_or(0);
    let least = places.fold(first, i32::min);
    (least.rem_euclid(PLACES) as usize, least.div_euclid(PLACES))
}

/// A power of two above the number of roles.
const PLACES: i32 = 16;

/// The best other role of a block, and by how much the page's cheapest sequence is better than any in which it has it.
fn runner_up(whole: &Costs, chosen: usize, block: &Scores) -> Option<(Role, i32)> {
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
