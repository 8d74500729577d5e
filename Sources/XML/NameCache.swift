import CLibXML2

/// Strings of names that libxml2 interns: the same pointer is the same name as long as the parser
/// lives.
@safe struct NameCache {
  @safe private struct Entry {
    var name: UnsafePointer<xmlChar>?
    var prefix: UnsafePointer<xmlChar>?
    var string: String
  }

  /// By bits of the pointer; a later name takes an earlier one's place.
  private var entries = [Entry](
    repeating: unsafe Entry(name: nil, prefix: nil, string: ""), count: 64)

  /// `prefix:name`, or the name alone.
  mutating func string(
    _ name: UnsafePointer<xmlChar>?, prefix: UnsafePointer<xmlChar>? = nil
  ) -> String {
    guard let name = unsafe name else { return "" }
    let slot = Int(bitPattern: name) >> 3 & 63
    if unsafe entries[slot].name == name, unsafe entries[slot].prefix == prefix {
      return entries[slot].string
    }
    var string = unsafe String(cString: name)
    if let prefix = unsafe prefix { string = unsafe String(cString: prefix) + ":" + string }
    entries[slot] = unsafe Entry(name: name, prefix: prefix, string: string)
    return string
  }
}
