import Bitext

/// One thing that is written in several ways.
struct WrittenVariants {
  struct Form {
    var written: String
    var places: [Occurrence]
  }

  struct Occurrence: Hashable {
    var index: PairIndex
    /// UTF-8 offsets in the target.
    var range: Range<Int>
  }

  /// The most frequent first, of equally frequent ones the earliest.
  var forms: [Form]
  /// How many times as frequent the usual form must be for `severity`; less is a hint.
  var sureRatio: Int
  /// Whether the source must have words in common for the forms to be one thing.
  var needsSharedTerm: Bool
  /// Whether the forms are a name that may be the pinyin of Chinese characters.
  var isName = false
  /// The surest that a finding may be.
  var severity: Severity
}

/// Tells variants as findings: the rarer forms, once a document each.
struct VariantReport {
  let check: any Check.Type

  init(of check: any Check.Type) { self.check = check }

  func findings(of variants: WrittenVariants, in collection: [LintedDocument]) -> [Finding] {
    guard let usual = variants.forms.first else { return [] }
    let usualSources = usual.places.prefix(10).compactMap { collection[$0.index].source?.text }
    return variants.forms.dropFirst().flatMap { form -> [Finding] in
      let documents = Dictionary(grouping: form.places, by: \.index.document)
      return documents.keys.sorted().filter { collection[$0].isLinted }.compactMap { document in
        guard let places = documents[document], let first = places.first else { return nil }
        let length = collection[first.index].target?.text.utf8.count ?? 1
        let middle = Double(first.range.lowerBound + first.range.upperBound) / 2
        let term = collection[first.index].source.flatMap { source in
          (variants.isName ? SharedTerm.spelt(by: form.written, in: source.text) : nil)
            ?? SharedTerm.find(
              in: source.text, and: usualSources, near: middle / Double(max(1, length)))
        }
        if variants.needsSharedTerm, term == nil { return nil }
        var finding = collection[first.index].finding(
          of: check, message(form, usual, in: collection), targetRange: first.range)
        let isSure = usual.places.count >= variants.sureRatio * form.places.count
        finding.severity = isSure ? variants.severity : .hint
        finding.term = term
        finding.rendering = form.written
        finding.expected = [usual.written]
        finding.related =
          (places.dropFirst().prefix(5) + usual.places.prefix(3)).compactMap {
            collection.quote($0.index, at: $0.range.lowerBound)
          }
        return finding
      }
    }
  }

  private func message(
    _ form: WrittenVariants.Form, _ usual: WrittenVariants.Form, in collection: [LintedDocument]
  ) -> String {
    let where_ = usual.places.first.map { " (\(collection.name(of: $0.index)))" } ?? ""
    return "“\(form.written)” (\(times(form))) is also written “\(usual.written)” "
      + "(\(times(usual)))\(where_)"
  }

  private func times(_ form: WrittenVariants.Form) -> String {
    form.places.count == 1 ? "once" : "\(form.places.count) times"
  }
}
