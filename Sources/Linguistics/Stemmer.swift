internal import CSnowball

/// Stems of words by the Snowball algorithms (Porter, "Snowball: a language for stemming
/// algorithms", 2001). Not for use by two threads at a time: each takes its own.
@safe public struct Stemmer: ~Copyable {
  private let handle: OpaquePointer?

  /// Languages whose algorithm libstemmer has, by the names it knows them under.
  public enum Language: String, Sendable {
    case english
  }

  public init(language: Language) {
    unsafe handle = unsafe sb_stemmer_new(language.rawValue, "UTF_8")
    precondition(unsafe handle != nil, "libstemmer has no algorithm for \(language)")
  }

  deinit { unsafe sb_stemmer_delete(handle) }

  /// The stem of a word, which must be in lower case.
  public func stem(_ word: some StringProtocol) -> String {
    let bytes = Array(word.utf8)
    return unsafe bytes.withUnsafeBufferPointer {
      let stem = unsafe sb_stemmer_stem(handle, $0.baseAddress, Int32($0.count))
      let length = Int(unsafe sb_stemmer_length(handle))
      return unsafe String(decoding: UnsafeBufferPointer(start: stem, count: length), as: UTF8.self)
    }
  }
}
