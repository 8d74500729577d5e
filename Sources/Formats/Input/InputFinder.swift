import Bitext

/// Finds the files that a list of inputs means, and which two of them are one document.
struct InputFinder {
  /// What is read as one.
  enum Found: Hashable, Sendable {
    case file(String)
    case pair(source: String, target: String)
  }

  private(set) var found: [Found] = []
  /// Every file of what was found, in its order.
  var paths: [String] {
    found.flatMap { found in
      switch found {
      case .file(let path): [path]
      case .pair(let source, let target): [source, target]
      }
    }
  }

  private(set) var notices: [String] = []
  private let options: ReadOptions
  private var seen: Set<String> = []

  init(_ options: ReadOptions) { self.options = options }

  mutating func add(_ input: String) throws(FormatError) {
    if input == "-" {
      found.append(.file(input))
    } else if SystemCalls.status(input) == nil, Glob.isPattern(input) {
      let files = try Glob(input).files()
      guard !files.isEmpty else {
        throw FormatError(.unreadable("no file matches this pattern"), path: input)
      }
      for file in files { try add(file: file) }
    } else if SystemCalls.status(input)?.kind == .folder {
      try add(folder: input)
    } else {
      try add(file: input)
    }
  }

  /// All files below a folder whose extension some format has.
  private mutating func add(folder: String) throws(FormatError) {
    var isEmpty = true
    let known = Set(allFormats.flatMap { $0.fileExtensions })
    var walk = FolderWalk()
    var files: [String] = []
    try Self.addFiles(below: folder, to: &files, &walk)
    for file in files {
      if known.contains(FileName(file).fileExtension) {
        isEmpty = false
        try add(file: file)
      } else {
        notices.append("\(file): skipped, no format has this extension")
      }
    }
    if isEmpty {
      throw FormatError(
        .unreadable("expected files to read in this folder, found none"), path: folder)
    }
  }

  private static func addFiles(
    below folder: String, to files: inout [String], _ walk: inout FolderWalk
  ) throws(FormatError) {
    let folder = folder.hasSuffix("/") ? folder : folder + "/"
    var found = files
    try walk.enter(folder) { (walk) throws(FormatError) in
      for name in try SystemCalls.names(in: folder) where !name.hasPrefix(".") {
        let path = folder + name
        switch SystemCalls.status(path)?.kind {
        case .folder: try addFiles(below: path, to: &found, &walk)
        case .regular: found.append(path)
        case .special, nil: continue
        }
      }
    }
    files = found
  }

  private mutating func add(file: String) throws(FormatError) {
    guard seen.insert(SystemCalls.resolved(file)).inserted else { return }
    guard let pair = try pair(of: file) else {
      found.append(.file(file))
      return
    }
    seen.insert(SystemCalls.resolved(pair.source))
    seen.insert(SystemCalls.resolved(pair.target))
    found.append(.pair(source: pair.source, target: pair.target))
  }

  /// The text files of the same name in two languages that `file` is one of.
  private func pair(of file: String) throws(FormatError) -> (source: String, target: String)? {
    let name = FileName(file)
    guard let language = name.language, PlainReport.fileExtensions.contains(name.fileExtension)
    else { return nil }
    let folder = name.folder.isEmpty ? "." : name.folder
    guard SystemCalls.status(folder)?.kind == .folder else { return nil }
    var siblings: [(language: LanguageTag, path: String)] = []
    for other in try SystemCalls.names(in: folder) {
      let path = name.folder + other
      let otherName = FileName(path)
      guard otherName.stem == name.stem, otherName.fileExtension == name.fileExtension,
        let language = otherName.language, SystemCalls.status(path)?.kind == .regular
      else { continue }
      siblings.append((language, path))
    }
    guard let other = Self.counterpart(of: language, siblings, options)
    else { return nil }
    let isSource = isSource(language, beside: other.language)
    return isSource ? (file, other.path) : (other.path, file)
  }

  /// The other language that the user asked for, else Chinese beside another language and English
  /// beside Chinese, else the first other one.
  private static func counterpart(
    of language: LanguageTag, _ siblings: [(language: LanguageTag, path: String)],
    _ options: ReadOptions
  ) -> (language: LanguageTag, path: String)? {
    let others = siblings.filter { $0.language.primary != language.primary }
    let asked = [options.sourceLanguage, options.targetLanguage].compactMap(\.self)
      .filter { $0.primary != language.primary }
    if let asked = asked.first { return others.first { $0.language.primary == asked.primary } }
    return others.first { language.isChinese ? $0.language.primary == "en" : $0.language.isChinese }
      ?? others.first
  }

  private func isSource(_ language: LanguageTag, beside other: LanguageTag) -> Bool {
    if let source = options.sourceLanguage { return source.primary == language.primary }
    if let target = options.targetLanguage { return target.primary != language.primary }
    if language.isChinese != other.isChinese { return language.isChinese }
    return language < other
  }
}
