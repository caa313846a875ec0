# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0
#
# What Doxygen reads of a header, so that the reference says what a reader needs to know:
#   the inline namespace and parameters that only delay compiling are left out;
#   a comment counts for the overloads below it too, up to a blank line; one that says "below" or "The same" for all of them;
#   what a header says at its top, before the first declaration, is the description of the file;
#   operators, and the members that every part or range has, are explained once, here.

function trimmed(s) { sub(/^ +/, "", s); sub(/ +$/, "", s); return s }

# What is said of a declaration that has no comment of its own.
function common(line, s) {
  s = trimmed(line)
  sub(/^\[\[nodiscard\]\] /, "", s)
  if (s ~ /= delete;$/) return "Not for these arguments: what it would refer to would be gone."
  if (s ~ /operator(==|<=>)/) return "Compares all of the value."
  if (s ~ /operator=\(/) return "Copies the value."
  if (s ~ /operator[-+*\/]=?\(.*,|operator[-+*\/]=\(/) return "Exact arithmetic; what is out of range is a contract."
  if (s ~ /operator-\(\)/) return "The negative value."
  if (s ~ /operator\*\(\)|operator->\(/) return "The value or element. Preconditions: there is one (contract)."
  if (s ~ /operator\+\+/) return "The next element."
  if (s ~ /operator\(\)/) return "What the part does: see the description of the class."
  if (s ~ /operator\[\]/) return "The element of this number, from 0."
  if (s ~ /explicit (constexpr )?operator bool/) return "Whether there is a value."
  if (s ~ /^static constexpr std::string_view name[ ;]/) return "Name of the part, with which it is hashed, recorded and found."
  if (s ~ /^static constexpr int version[ ;]/) return "Version of what the part does; it is hashed."
  if (s ~ /^static constexpr (auto|aggregation_kind) kind[ ;]/) return "What the policy works from."
  if (s ~ /^static constexpr bool is_monotone[ ;]/) return "Whether more never earns less, so that bounds of open items hold."
  if (s ~ /^static constexpr bool extendable[ ;]/) return "Whether more outlets may be drawn later."
  if (s ~ /^static constexpr bool needs_points[ ;]/) return "Whether the criterion has to be worth points, not a weight."
  if (s ~ /^static constexpr bool goes_beyond[ ;]/) return "A clause may earn more than it is worth."
  if (s ~ /text\(\) const/) return "The parameters as text, as files have them."
  if (s ~ / write\(Lines/) return "Writes a line of the record for each parameter."
  if (s ~ / read\(Lines/) return "Reads such lines."
  if (s ~ /^(std::string_view|std::string|short_text) id[ ;]/) return "Identifier, as it was given."
  if (s ~ /^(starlot::)?(report_)?(text|title) (title|name)[ ;{]/) return "What people read, in both languages."
  if (s ~ /^Projection projection;/) return "Where a row has it: a member, a member function or a callable."
  if (s ~ / lower( = 0)?;/) return "Lower end."
  if (s ~ / upper( = 0)?;/) return "Upper end."
  if (s ~ /result<draw_plan> plan\(/) return "What a draw by the design comes to."
  if (is_constructor(s)) return "Made from these: see the description of the class."
  if (s ~ /any_scheme const& scheme\(\)/) return "The scheme."
  if (s ~ /parameters\(\)/) return "What the part was made with, to be hashed."
  if (s ~ /check\(\) const/) return "Why the part was given what it does not take, or nothing."
  if (s ~ /[ *&](begin|end)\(\)/) return "For loops over the range."
  if (s ~ /[ *&]size\(\)/) return "Number of elements."
  if (s ~ /[ *&]empty\(\)/) return "Whether there is no element."
  if (s ~ /^using (value_type|difference_type|iterator_category|iterator_concept|reference|pointer|iterator|const_iterator|result_type) /)
    return "As the standard library asks of such a type."
  return ""
}

# The name of what a declaration declares.
function declared(s) {
  sub(/^.*requires.*\n/, "", s)
  sub(/\(.*/, "", s)
  return match(s, /[A-Za-z_0-9~]+$/) ? substr(s, RSTART) : s
}

function is_constructor(s) {
  gsub(/\n/, " ", s)
  sub(/^template <[^>]*(<[^>]*>[^>]*)*> */, "", s)
  sub(/^ *requires\([^{]*\) */, "", s)
  while (sub(/^ *(explicit|constexpr|consteval|inline) /, "", s)) {}
  return s ~ /^ *[a-z_0-9]+\(/
}

# `bool a = false, b = false;` as one declaration each, with the comment of the first one.
function each_alone(s, comment,    type, rest, one, more) {
  sub(/\n$/, "", s)
  more = s; sub(/^[^;]*;/, "", more)
  sub(/;.*/, "", s)
  s = trimmed(s)
  type = s; sub(/ .*/, "", type)
  rest = s; sub(/^[^ ]* /, "", rest)
  while (rest != "") {
    one = rest; sub(/,.*/, "", one)
    if (index(rest, ",")) sub(/^[^,]*, */, "", rest); else rest = ""
    print "  " type " " one ";" more
    if (rest != "") printf "%s", comment
  }
}

function emit_comment(text, pad) { print pad "/// " text }

in_macro || /^#define .*\\$/ || /^#define STARLOT_[A-Z_]+\(/ { in_macro = /\\$/; print ""; next } # lists of the library
FILENAME ~ /\.(md|dox)$/ { gsub(/examples\/pictures\//, ""); print; next } # pictures lie beside the pages
FNR == 2 { print "/// \\file"; next }
/^\/\/ clang-format/ { print ""; next }
FNR > 2 && !inside && /^\/\/( |$)/ { # at the top of a file; what is indented is a table, kept as it is
  if (!in_block) { print "/// \\file"; in_block = 1 }
  text = substr($0, 4)
  is_table = text ~ /^  /
  if (is_table && !was_table) print "///"
  was_table = is_table
  print is_table ? "///     " text : "/// " text
  next
}
{ in_block = 0 }
opened && $0 != "" { inside = 1 } # what stands first in the namespace belongs to the top, too
/^namespace / { opened = 1 }
{
  was = $0
  gsub(/namespace starlot::inline v0/, "namespace starlot")
  gsub(/template <class( [A-Za-z]+)? = detail::[a-z_]+> ?/, "")
  sub(/^template <class> /, "")
  line = $0
  if (line ~ /^ *$/ && was !~ /^ *$/) { print ""; next }
  indent = match(line, /[^ ]/) ? RSTART - 1 : 0
  bare = trimmed(line)

  if (open == 0) { # between declarations
    if (bare ~ /^\/\/\//) {
      if (!in_comment) { doc = ""; has_doc = 0 }
      doc = doc line "\n"; in_comment = 1; has_doc = 1
      print line; next
    }
    if (bare == "" || bare ~ /^(#|\/\/|public:|private:|protected:|\}|using namespace|\\)/) {
      if (bare !~ /^\/\//) doc = ""
      in_comment = 0
      print line; next
    }
    # a declaration begins
    fresh = in_comment; in_comment = 0
    start = bare; function_like = 0; depth = 0; open = 1; scope = 0
    if (bare ~ /^(template|requires)/ && bare !~ /;$/) head = 1; else head = 0
    held = ""
  }
  held = held line "\n"
  code = line
  gsub(/"([^"\\]|\\.)*"/, "\"\"", code); gsub(/'([^'\\]|\\.)'/, "''", code)
  trailing = code ~ /\/\/\/</
  sub(/\/\/.*$/, "", code)
  is_type = held ~ /(^|\n|> ) *(class|struct|enum class|enum|union|namespace|extern "C") / && held !~ /^ *friend/
  n = length(code)
  for (i = 1; i <= n; ++i) {
    c = substr(code, i, 1)
    if (c == "{" && depth == 0 && is_type && held !~ /\) *(const|noexcept|->|\{)/) { scope = 1; break }
    if (c == "(" || c == "{" || c == "[") ++depth
    if (c == ")" || c == "}" || c == "]") --depth
  }
  if (code ~ /\(/) function_like = 1
  end = trimmed(code)
  if (scope || (depth <= 0 && end ~ /[;}]$/) || (depth == 0 && end ~ /,$/ && held !~ /\(/)) {
    if (!fresh && !trailing && !scope) {
      pad = substr("                ", 1, indent)
      one = trimmed(held)
      said = common(held ~ /\n.*\n/ ? one : line)
      if (said != "") emit_comment(said, pad)
      else if (doc != "" && function_like && (doc ~ /below|The same/ || declared(one) == commented)) printf "%s", doc
    }
    if (fresh) commented = declared(trimmed(held))
    if (scope || trailing || !function_like) { if (!fresh || scope) doc = "" }
    if (!function_like && !scope && held !~ /\n.*\n/ && bare ~ /^[A-Za-z_0-9:]+ [a-z_]+( = [^,;]+)?(, [a-z_]+( = [^,;]+)?)+;/)
      each_alone(held, fresh ? doc : "")
    else
      printf "%s", held
    open = 0
  }
}
END { if (open) printf "%s", held }
