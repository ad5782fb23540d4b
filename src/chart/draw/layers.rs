//! Layout of boxes in columns that are joined by lines.
//!
//! Each column is ordered by where its neighbours stand, so that few lines
//! cross, and then moved as near to them as its boxes allow (Sugiyama, Tagawa
//! and Toda 1981). A line over several columns gets a narrow place in each of
//! those between, so that it never runs behind a box.

use super::scale::number;

/// A node by its column and its index in it.
pub(super) type Node = (usize, usize);

/// Where boxes and lines stand, from the top.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    /// The middle of each box, by column and index.
    pub(super) middles: Vec<Vec<f64>>,
    /// The middle of each line in each column from its first to its last.
    pub(super) routes: Vec<Vec<f64>>,
    /// The height of everything.
    pub(super) height: f64,
}

/// How often columns are ordered and moved; small graphs come to rest earlier.
const ROUNDS: usize = 12;
/// Height of the place that a passing line gets.
const PASSAGE: f64 = 5.0;

/// Boxes and passages of all columns.
struct Graph {
    /// The height of each node, boxes before passages.
    heights: Vec<Vec<f64>>,
    /// The nodes of each column from the top.
    orders: Vec<Vec<usize>>,
    /// The nodes in the column before that each node is joined to.
    before: Vec<Vec<Vec<usize>>>,
    /// The same in the column after.
    after: Vec<Vec<Vec<usize>>>,
}

/// Places boxes of the given heights, which are joined from a column to a later one.
pub(super) fn layout(boxes: &[Vec<f64>], links: &[(Node, Node)], gap: f64) -> Layout {
    let (mut graph, paths) = Graph::new(boxes, links);
    graph.untangle();
    let middles = graph.place(gap);
    let ends = |column: usize, node: usize| {
        let half = graph.heights[column][node] / 2.0;
        (middles[column][node] - half, middles[column][node] + half)
    };
    let all: Vec<(f64, f64)> = (0..middles.len())
        .flat_map(|column| (0..middles[column].len()).map(move |node| (column, node)))
        .map(|(column, node)| ends(column, node))
        .collect();
    let top = all.iter().map(|(top, _)| *top).fold(f64::INFINITY, f64::min);
    let bottom = all.iter().map(|(_, bottom)| *bottom).fold(f64::NEG_INFINITY, f64::max);
    let shifted = |(column, node): &Node| middles[*column][*node] - top;
    Layout {
        middles: boxes
            .iter()
            .enumerate()
            .map(|(column, boxes)| (0..boxes.len()).map(|node| shifted(&(column, node))).collect())
            .collect(),
        routes: paths.iter().map(|path| path.iter().map(shifted).collect()).collect(),
        height: (bottom - top).max(0.0),
    }
}

impl Graph {
    /// The graph with passages, and the nodes that each line runs through.
    fn new(boxes: &[Vec<f64>], links: &[(Node, Node)]) -> (Self, Vec<Vec<Node>>) {
        let mut heights = boxes.to_vec();
        let mut paths = Vec::new();
        for (from, to) in links {
            let mut path = vec![*from];
            for (column, nodes) in heights.iter_mut().enumerate().take(to.0).skip(from.0 + 1) {
                path.push((column, nodes.len()));
                nodes.push(PASSAGE);
            }
            path.push(*to);
            paths.push(path);
        }
        let empty: Vec<Vec<Vec<usize>>> = heights.iter().map(|nodes| vec![Vec::new(); nodes.len()]).collect();
        let (mut before, mut after) = (empty.clone(), empty);
        for pair in paths.iter().flat_map(|path| path.windows(2)) {
            let (from, to) = (pair[0], pair[1]);
            after[from.0][from.1].push(to.1);
            before[to.0][to.1].push(from.1);
        }
        let orders = heights.iter().map(|nodes| (0..nodes.len()).collect()).collect();
        (Self { heights, orders, before, after }, paths)
    }

    /// Orders every column by its neighbours and keeps the order with the fewest crossings.
    fn untangle(&mut self) {
        let mut best = (self.crossings(), self.orders.clone());
        for round in 0..ROUNDS {
            if round % 2 == 0 {
                for column in 1..self.orders.len() {
                    self.sort(column, column - 1);
                }
            } else {
                for column in (1..self.orders.len()).rev() {
                    self.sort(column - 1, column);
                }
            }
            let crossings = self.crossings();
            if crossings < best.0 {
                best = (crossings, self.orders.clone());
            }
        }
        self.orders = best.1;
    }

    /// Sorts a column by the mean place of the neighbours in another; a node without any stays about where it is.
    fn sort(&mut self, column: usize, other: usize) {
        let places = ranks(&self.orders[other]);
        let own = ranks(&self.orders[column]);
        let neighbours = if other < column { &self.before[column] } else { &self.after[column] };
        let scale = number(self.orders[other].len()) / number(self.orders[column].len().max(1));
        let wish = |node: usize| {
            let near = &neighbours[node];
            if near.is_empty() {
                return number(own[node]) * scale;
            }
            near.iter().map(|near| number(places[*near])).sum::<f64>() / number(near.len())
        };
        self.orders[column].sort_by(|a, b| wish(*a).total_cmp(&wish(*b)));
    }

    fn crossings(&self) -> usize {
        let mut crossings = 0;
        for column in 1..self.orders.len() {
            let (left, right) = (ranks(&self.orders[column - 1]), ranks(&self.orders[column]));
            let lines: Vec<(usize, usize)> = self.before[column]
                .iter()
                .enumerate()
                .flat_map(|(node, before)| before.iter().map(move |from| (*from, node)))
                .map(|(from, node)| (left[from], right[node]))
                .collect();
            for (index, a) in lines.iter().enumerate() {
                crossings += lines[index + 1..]
                    .iter()
                    .filter(|b| (a.0 < b.0 && a.1 > b.1) || (a.0 > b.0 && a.1 < b.1))
                    .count();
            }
        }
        crossings
    }

    /// The middle of each node.
    fn place(&self, gap: f64) -> Vec<Vec<f64>> {
        let mut middles: Vec<Vec<f64>> = (0..self.orders.len())
            .map(|column| {
                let wishes = vec![0.0; self.heights[column].len()];
                self.apart(column, &wishes, gap)
            })
            .collect();
        for round in 0..ROUNDS {
            for step in 0..self.orders.len() {
                let column = if round % 2 == 0 { step } else { self.orders.len() - 1 - step };
                let wishes: Vec<f64> = (0..self.heights[column].len())
                    .map(|node| {
                        let before = self.before[column][node].iter().map(|near| middles[column - 1][*near]);
                        let after = self.after[column][node].iter().map(|near| middles[column + 1][*near]);
                        let near: Vec<f64> = before.chain(after).collect();
                        if near.is_empty() {
                            return middles[column][node];
                        }
                        near.iter().sum::<f64>() / number(near.len())
                    })
                    .collect();
                middles[column] = self.apart(column, &wishes, gap);
            }
        }
        middles
    }

    /// The places nearest to the wishes (least squares) at which no two nodes of a column touch.
    fn apart(&self, column: usize, wishes: &[f64], gap: f64) -> Vec<f64> {
        let order = &self.orders[column];
        let heights = &self.heights[column];
        // Measured from where each would stand in a tight pile, the places must only not fall.
        let mut pile = vec![0.0; order.len()];
        for index in 1..order.len() {
            let (above, below) = (heights[order[index - 1]], heights[order[index]]);
            pile[index] = pile[index - 1] + f64::midpoint(above, below) + gap;
        }
        let mut blocks: Vec<(f64, usize)> = Vec::new();
        for (index, node) in order.iter().enumerate() {
            blocks.push((wishes[*node] - pile[index], 1));
            while let [.., (upper, count), (lower, more)] = blocks[..]
                && upper > lower
            {
                let sum = upper * number(count) + lower * number(more);
                blocks.truncate(blocks.len() - 2);
                blocks.push((sum / number(count + more), count + more));
            }
        }
        let mut middles = vec![0.0; order.len()];
        let placed = blocks.iter().flat_map(|(place, count)| std::iter::repeat_n(*place, *count));
        for ((node, pile), place) in order.iter().zip(pile).zip(placed) {
            middles[*node] = place + pile;
        }
        middles
    }
}

/// The place of each node in an order.
fn ranks(order: &[usize]) -> Vec<usize> {
    let mut ranks = vec![0; order.len()];
    for (rank, node) in order.iter().enumerate() {
        ranks[*node] = rank;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_turned_round_where_that_removes_a_crossing() {
        let boxes = [vec![10.0, 10.0], vec![10.0, 10.0]];
        let placed = layout(&boxes, &[((0, 0), (1, 1)), ((0, 1), (1, 0))], 2.0);
        assert_eq!(placed.middles[0], [5.0, 17.0]);
        assert_eq!(placed.middles[1], [17.0, 5.0]);
        assert_eq!(placed.height.to_string(), "22");
    }

    #[test]
    fn a_box_stands_in_the_middle_of_those_that_lead_to_it() {
        let boxes = [vec![10.0, 10.0, 10.0], vec![10.0]];
        let links = [((0, 0), (1, 0)), ((0, 1), (1, 0)), ((0, 2), (1, 0))];
        let placed = layout(&boxes, &links, 5.0);
        assert_eq!(placed.middles, [vec![5.0, 20.0, 35.0], vec![20.0]]);
    }

    #[test]
    fn a_long_line_passes_beside_the_boxes_between() {
        let boxes = [vec![10.0, 10.0], vec![10.0], vec![10.0]];
        let placed = layout(&boxes, &[((0, 0), (1, 0)), ((0, 1), (2, 0))], 2.0);
        let passage = placed.routes[1][1];
        let apart = (passage - placed.middles[1][0]).abs();
        // Half a box, half a passage and the gap.
        assert!(apart >= 9.5 - 1e-9, "{placed:?}");
        assert_eq!(placed.routes[1].len(), 3);
    }

    #[test]
    fn nothing_has_no_height() {
        assert_eq!(layout(&[], &[], 2.0).height.to_string(), "0");
    }
}
