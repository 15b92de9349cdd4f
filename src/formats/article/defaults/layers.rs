//! Defaults of several files, in the order of their precedence.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::source::{Kind, Node, NodeId, Pointer, Span, Tree, stacked};

/// The defaults of one file, or of one of its overrides.
#[derive(Debug, Clone)]
pub(crate) struct Layer {
    tree: Arc<Tree<'static>>,
    node: NodeId,
}

/// Several of them, and where the text of each begins in the text of the tree that they are merged to.
#[derive(Debug, Default)]
pub(crate) struct Layers {
    layers: Vec<Layer>,
    starts: Vec<usize>,
    /// Where in the merged text each value of a file with several layers begins, and the number of its layer.
    values: BTreeMap<usize, usize>,
}

impl Layer {
    /// The `defaults` of a configuration or an override, if it has any.
    pub(crate) fn of(tree: &Arc<Tree<'static>>, owner: Node<'_>) -> Option<Self> {
        let defaults = owner.get("defaults").filter(|defaults| defaults.kind() == Kind::Object);
        let node = defaults.filter(|defaults| !defaults.is_empty())?.id();
        Some(Self { tree: Arc::clone(tree), node })
    }

    #[cfg(test)]
    pub(super) fn new(tree: Tree<'static>, node: NodeId) -> Self {
        Self { tree: Arc::new(tree), node }
    }

    fn node(&self) -> Node<'_> {
        self.tree.node(self.node)
    }
}

impl Layers {
    /// Merges the layers, those that come first with precedence.
    pub(super) fn merge(layers: Vec<Layer>) -> (Tree<'static>, Self) {
        let nodes: Vec<Node<'_>> = layers.iter().map(Layer::node).collect();
        let (tree, starts) = stacked(&nodes);
        let mut values = BTreeMap::new();
        for (number, (node, start)) in nodes.iter().zip(&starts).enumerate() {
            // A file may have several, for its overrides.
            if starts.iter().filter(|other| *other == start).count() > 1 {
                let places = node.descendants().flat_map(|node| [Some(node.span()), node.key_span()]);
                values.extend(places.flatten().map(|place| (start + place.start, number)));
            }
        }
        (tree, Self { layers, starts, values })
    }

    /// The number of the layer in whose file a span of the merged tree is, and the span there.
    pub(crate) fn origin(&self, span: Span) -> Option<(usize, Span)> {
        let start = self.starts.iter().copied().filter(|start| *start <= span.start).max()?;
        let value = self.values.range(start..=span.start).next_back();
        let layer = value.map(|(_, layer)| *layer).or_else(|| self.starts.iter().position(|at| *at == start));
        Some((layer?, Span::new(span.start - start, span.end - start)))
    }

    /// The path in its file to the value at `pointer`, whose span in the merged tree this is.
    pub(in crate::formats::article) fn pointer(&self, span: Span, pointer: &Pointer) -> Pointer {
        let layer = self.origin(span).map(|(number, _)| &self.layers[number]);
        layer.map(|layer| layer.node().pointer()).unwrap_or_default().join(pointer)
    }
}
