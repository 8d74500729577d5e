import Bitext
import Linguistics

struct SameTranslation: Check {
  static let id = "same-translation"
  static let severity = Severity.warning
  static let isOnByDefault = false
  static let summary = "Different source texts have the same translation."
  static let explanation = """
    Often right, since English has fewer ways to say some things, and therefore off by default. \
    It finds translations that were copied and not adapted. Texts of fewer than four words are \
    left out.
    """
  static let examples = Examples(
    passes: [
      Example([("水质更好了。", "The water is cleaner now."), ("空气更好了。", "The air is cleaner now.")]),
      Example([("水质更好了。", "The water is cleaner now."), ("水质更好了", "The water is cleaner now.")]),
    ],
    fails: [
      Example([("水质更好了。", "The water is cleaner now."), ("空气更好了。", "The water is cleaner now.")])
    ])

  func findings(across collection: [LintedDocument], _ context: LintContext) -> [Finding] {
    let texts = RepeatedText(in: collection, by: \.target, maskingNumbers: false)
    return texts.groups.filter { $0.weight >= 4 }.flatMap { group -> [Finding] in
      let variants = texts.variants(of: group, by: \.source)
      guard variants.count > 1, let first = variants.first?.places.first,
        let other = collection[first].source
      else { return [] }
      return variants.dropFirst().flatMap(\.places).filter { collection[$0.document].isLinted }
        .map { index in
          var finding = collection[index].finding(
            of: Self.self,
            "“\(other.text.shortened)” (\(collection.name(of: first))) has the same translation")
          finding.related = [Finding.Quote(place: other.place(), text: other.text)]
          return finding
        }
    }
  }
}
