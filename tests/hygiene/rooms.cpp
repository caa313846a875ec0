// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// What stands in which room: rooms <tree> <known> [<expected>] looks at <tree>/include/starlot and finds
//   a public header (outside detail/) that declares nothing a user names;
//   a name of namespace detail in a public signature: in the type of a parameter, in a public data member, in a public base,
//   and where a function hands out what it keeps (a reference, a pointer, a container);
//   a public function that returns error, errc or faults and no result;
//   an include of core from detail/base.
// Nobody spells what is exempt: private sections, bodies, initialisers, template heads, requires-clauses, concepts, aliases,
// what a function returns by value, variables of a namespace.
// <known> lists exceptions, one a line: header | name | reason; one that is not needed is a fault too. With <expected> the
// faults must be the lines of that file: a check that finds nothing is worth nothing.

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct token {
  std::string text;
  std::size_t line = 0;
};

struct fault {
  std::string header;
  std::size_t line = 0; // 0: of the whole header
  std::string name;     // after detail::, or empty
  std::string sentence;
};

struct header_text {
  std::vector<token> tokens;
  std::vector<token> includes;
};

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Tokens without comments and preprocessor lines; includes beside them.
header_text read(std::string const& all) {
  header_text out;
  std::size_t line = 1;
  bool at_begin = true;
  auto const skip_to = [&](std::size_t from, std::size_t to) {
    line += static_cast<std::size_t>(std::count(all.begin() + static_cast<std::ptrdiff_t>(from),
                                                all.begin() + static_cast<std::ptrdiff_t>(to), '\n'));
    return to;
  };
  auto const end_of = [&](std::string_view what, std::size_t from) {
    auto const at = all.find(what, from);
    return at == std::string::npos ? all.size() : at + what.size();
  };
  for (std::size_t i = 0; i < all.size();) {
    char const c = all[i];
    auto const rest = std::string_view{all}.substr(i);
    if (c == '\n') {
      ++line;
      at_begin = true;
      ++i;
    } else if (c == ' ' || c == '\t' || c == '\r') {
      ++i;
    } else if (rest.starts_with("//")) {
      i = std::min(all.find('\n', i), all.size());
    } else if (rest.starts_with("/*")) {
      i = skip_to(i, end_of("*/", i + 2));
    } else if (c == '#' && at_begin) {
      auto end = i;
      do
        end = std::min(all.find('\n', end + 1), all.size());
      while (end < all.size() && all[end - 1] == '\\');
      auto const directive = rest.substr(0, end - i);
      auto const open = directive.find('<');
      auto const close = directive.find('>');
      if (directive.find("include") != std::string_view::npos && open < close &&
          close != std::string_view::npos)
        out.includes.push_back({std::string{directive.substr(open + 1, close - open - 1)}, line});
      i = skip_to(i, end);
    } else if (c == '"' || c == '\'') {
      auto end = i + 1;
      if (!out.tokens.empty() && out.tokens.back().text == "R" && c == '"') {
        auto const open = std::min(all.find('(', i), all.size() - 1);
        end = end_of(")" + all.substr(i + 1, open - i - 1) + "\"", open);
      } else {
        while (end < all.size() && all[end] != c)
          end += all[end] == '\\' ? 2U : 1U;
        end = std::min(end + 1, all.size());
      }
      out.tokens.push_back({"\"\"", line});
      i = skip_to(i, end);
      at_begin = false;
    } else {
      std::size_t length = 1;
      if (is_word(c)) {
        bool const number = std::isdigit(static_cast<unsigned char>(c)) != 0;
        while (length < rest.size() &&
               (is_word(rest[length]) || (number && (rest[length] == '\'' || rest[length] == '.'))))
          ++length;
      } else {
        for (std::string_view const longer :
             {"<=>", "...", "::", "->", "&&", "||", "<=", ">=", "==", "!=", "<<"})
          if (rest.starts_with(longer)) {
            length = longer.size();
            break;
          }
      }
      out.tokens.push_back({std::string{rest.substr(0, length)}, line});
      i += length;
      at_begin = false;
    }
  }
  return out;
}

/// Where a piece of code stands.
struct scope {
  bool in_class = false;
  bool hidden = false; // in namespace detail, or in a class that users do not see
  std::string name;    // of the class
};

class reader {
public:
  reader(std::string header, header_text const& text, std::vector<fault>& found)
      : header_{std::move(header)}, t_{text.tokens}, found_{found} {}

  /// Reads the header. True if it declares something outside namespace detail.
  bool run() {
    declarations({}, false);
    if (!done())
      found_.push_back({header_, t_[i_].line, {}, "this check loses its way here"});
    return names_something_;
  }

private:
  [[nodiscard]] bool done() const { return i_ >= t_.size(); }
  [[nodiscard]] std::string_view at(std::size_t k) const {
    return k < t_.size() ? std::string_view{t_[k].text} : std::string_view{};
  }
  [[nodiscard]] std::string_view now() const { return at(i_); }
  [[nodiscard]] bool is(std::string_view what) const { return now() == what; }

  /// Behind the bracket that closes the one at `k`. Of ( [ { only these count, of < angles outside of them.
  [[nodiscard]] std::size_t behind(std::size_t k) const {
    bool const angle = at(k) == "<";
    int depth = 0;
    while (k < t_.size()) {
      auto const s = at(k);
      if (angle && (s == "(" || s == "[" || s == "{")) {
        k = behind(k);
        continue;
      }
      bool const opens = angle ? s == "<" : s == "(" || s == "[" || s == "{";
      bool const closes = angle ? s == ">" : s == ")" || s == "]" || s == "}";
      depth += opens ? 1 : closes ? -1 : 0;
      ++k;
      if (depth == 0)
        return k;
    }
    return k;
  }
  [[nodiscard]] bool opens(std::size_t k) const { return at(k) == "(" || at(k) == "[" || at(k) == "{"; }

  void skip_to_semicolon() {
    while (!done() && !is(";") && !is("}"))
      i_ = opens(i_) ? behind(i_) : i_ + 1;
    if (is(";"))
      ++i_;
  }

  /// The condition behind `requires`, which is the token at hand.
  void skip_requires() {
    ++i_;
    for (;;) {
      while (is("!"))
        ++i_;
      if (is("requires")) {
        ++i_;
        if (is("("))
          i_ = behind(i_);
        if (is("{"))
          i_ = behind(i_);
      } else if (is("(")) {
        i_ = behind(i_);
      } else {
        while (!done() && (is_word(now()[0]) || is("::") || is("<")))
          if (is("<")) {
            i_ = behind(i_);
            if (!is("::")) // what follows is the declaration
              break;
          } else if (bool const word = is_word(now()[0]); ++i_, word && !done() && is_word(now()[0])) {
            break;
          }
      }
      if (!is("&&") && !is("||"))
        return;
      ++i_;
    }
  }

  /// Reads what stands in a scope, up to its closing brace.
  void declarations(scope const& where, bool is_private) {
    while (!done()) {
      if (is("}"))
        return;
      if (where.in_class && (is("public") || is("private") || is("protected")) && at(i_ + 1) == ":") {
        is_private = !is("public");
        i_ += 2;
        continue;
      }
      declaration(where, where.hidden || is_private);
    }
  }

  void declaration(scope const& where, bool hidden) {
    bool is_friend = false;
    for (;;) { // what may stand before
      if (is("[") && at(i_ + 1) == "[") {
        i_ = behind(i_);
      } else if (is("template")) {
        ++i_;
        if (is("<"))
          i_ = behind(i_);
      } else if (is("requires")) {
        skip_requires();
      } else if (is("friend")) {
        is_friend = true;
        ++i_;
      } else if (is("inline") && at(i_ + 1) == "namespace") {
        ++i_;
      } else if (is("constexpr") || is("inline") || is("static") || is("virtual") || is("extern") ||
                 is("constinit") || is("consteval") || is("mutable") || is("typedef")) {
        ++i_;
      } else if (is("explicit")) {
        ++i_;
        if (is("("))
          i_ = behind(i_);
      } else {
        break;
      }
    }
    if (is(";")) {
      ++i_;
    } else if (is("namespace")) {
      space(where);
    } else if (is("using") || is("concept") || is("static_assert")) {
      if (!is("static_assert") && at(i_ + 1) != "namespace" && !where.in_class)
        declares(hidden);
      skip_to_semicolon();
    } else if (is("enum")) {
      while (!done() && !is("{") && !is(";"))
        ++i_;
      if (is("{"))
        declares(hidden);
      skip_to_semicolon();
    } else if ((is("class") || is("struct") || is("union")) && !is_friend) {
      type(where, hidden);
    } else if (is_friend && befriends()) {
      skip_to_semicolon();
    } else {
      entity(where, hidden && !(is_friend && !where.hidden));
    }
  }

  /// Whether the friend at hand is a class.
  [[nodiscard]] bool befriends() const {
    auto k = i_;
    while (k < t_.size() && at(k) != "(" && at(k) != ";")
      k = at(k) == "<" ? behind(k) : k + 1;
    return at(k) == ";";
  }

  void declares(bool hidden) { names_something_ = names_something_ || !hidden; }

  void space(scope const& where) {
    auto inner = where;
    for (++i_; !done() && !is("{") && !is(";") && !is("="); ++i_)
      inner.hidden = inner.hidden || is("detail");
    if (!is("{")) {
      skip_to_semicolon();
      return;
    }
    ++i_;
    declarations(inner, false);
    ++i_;
  }

  /// A class: its public bases, then its members. A declaration of its name alone names nothing.
  void type(scope const& where, bool hidden) {
    bool const all_public = !is("class");
    ++i_;
    while (is("["))
      i_ = behind(i_);
    auto const name = std::string{now()};
    while (!done() && !is("{") && !is(";") && !is(":"))
      i_ = is("<") ? behind(i_) : i_ + 1;
    if (is(";")) {
      ++i_;
      return;
    }
    if (!where.in_class)
      declares(hidden);
    if (is(":")) {
      ++i_;
      while (!done() && !is("{")) {
        auto const begin = i_;
        bool seen = all_public;
        while (!done() && !is(",") && !is("{")) {
          seen = is("public") || (seen && !is("private") && !is("protected"));
          i_ = is("<") ? behind(i_) : i_ + 1;
        }
        if (seen && !hidden)
          look(begin, i_, "a base of " + name);
        if (is(","))
          ++i_;
      }
    }
    ++i_;
    scope inner{true, hidden, name};
    declarations(inner, !all_public);
    ++i_;
    skip_to_semicolon();
  }

  /// A function or a variable.
  void entity(scope const& where, bool hidden) {
    auto const begin = i_;
    std::size_t name = i_;
    bool is_function = false;
    while (!done() && !is(";") && !is("=") && !is("{") && !is("}") && !is(":")) {
      if (is("operator")) {
        name = i_;
        ++i_;
        if (is("(") || (is("[") && at(i_ + 1) == "]"))
          i_ = behind(i_);
        while (!done() && !is("(")) // also of a conversion
          i_ = is("<") && is_word(at(i_ - 1)[0]) && at(i_ - 1) != "operator" ? behind(i_) : i_ + 1;
        is_function = true;
        break;
      }
      if (is("(") && at(i_ - 1) != "decltype" && at(i_ - 1) != "alignas" && at(i_ - 1) != "noexcept") {
        is_function = true;
        break;
      }
      if (is("<") || is("(") || is("[")) {
        i_ = behind(i_);
      } else {
        if (is_word(now()[0]))
          name = i_;
        ++i_;
      }
    }
    auto const title =
        std::string{at(name)} + (at(name) == "operator" ? std::string{at(name + 1)} : std::string{});
    if (!where.in_class)
      declares(hidden);
    if (!is_function) {
      if (!hidden && where.in_class)
        look(begin, name, "the member " + title + " of " + where.name);
      skip_to_semicolon();
      return;
    }
    bool const is_guide = name == begin && !where.in_class; // what it deduces is nobody's to spell
    auto const of = title + (where.in_class ? " of " + where.name : std::string{});
    auto const end = behind(i_);
    if (!hidden) {
      parameters(i_ + 1, end - 1, of);
      hands_out(begin, name, of);
      fails_bare(begin, name, of);
    }
    i_ = end;
    while (!done() && !is(";") && !is("{") && !is("=") && !is(":") && !is("}")) {
      if (is("requires")) {
        skip_requires();
      } else if (is("->")) {
        auto const result = ++i_;
        while (!done() && !is(";") && !is("{") && !is("requires"))
          i_ = is("<") || is("(") ? behind(i_) : i_ + 1;
        if (!hidden && !is_guide) {
          hands_out(result, i_, of);
          fails_bare(result, i_, of);
        }
      } else {
        i_ = opens(i_) ? behind(i_) : i_ + 1;
      }
    }
    if (is(":")) { // members of a constructor: each is a name and a bracket
      ++i_;
      while (!done() && !is(";")) {
        while (!done() && !is("(") && !is("{"))
          i_ = is("<") ? behind(i_) : i_ + 1;
        i_ = behind(i_);
        while (is("..."))
          ++i_;
        if (!is(","))
          break;
        ++i_;
      }
    }
    if (is("{"))
      i_ = behind(i_);
    else
      skip_to_semicolon();
  }

  void parameters(std::size_t k, std::size_t end, std::string const& of) {
    while (k < end) {
      auto const begin = k;
      auto stop = end; // of the type: behind it a value may follow
      while (k < end && at(k) != ",") {
        if (at(k) == "=")
          stop = std::min(stop, k);
        k = at(k) == "<" && stop == end ? behind(k) : opens(k) ? behind(k) : k + 1;
      }
      look(begin, std::min(stop, k), "a parameter of " + of);
      ++k;
    }
  }

  /// What a function returns by reference, by pointer or in a container is kept somewhere, and has a name for users.
  void hands_out(std::size_t begin, std::size_t end, std::string const& of) {
    bool kept = false;
    for (auto k = begin; k < end; ++k)
      kept = kept || at(k) == "&" || at(k) == "*";
    bool angle = false;
    for (auto k = begin; k + 1 < end; ++k) {
      angle = angle || at(k) == "<";
      if (at(k) == "detail" && at(k + 1) == "::" && (kept || angle)) {
        look(k, end, "the result of " + of);
        return;
      }
      if (at(k) == "detail") // an argument of a type that nobody spells
        return;
    }
  }

  /// What can fail returns a result: there is no second way to say that all is well.
  void fails_bare(std::size_t begin, std::size_t end, std::string const& of) {
    while (begin < end && (at(begin) == "starlot" || at(begin) == "::" || at(begin) == "const"))
      ++begin;
    if (begin < end && (at(begin) == "error" || at(begin) == "errc" || at(begin) == "faults"))
      found_.push_back({header_, t_[begin].line, std::string{at(begin)},
                        std::string{at(begin)} + " is the result of " + of + ", and no result"});
  }

  void look(std::size_t begin, std::size_t end, std::string const& what) {
    for (auto k = begin; k + 2 < t_.size() && k + 1 < end; ++k) {
      if (at(k) == "decltype") {
        k = behind(k + 1) - 1;
        continue;
      }
      if (at(k) != "detail" || at(k + 1) != "::")
        continue;
      auto behind_name = k + 3;
      if (at(behind_name) == "<")
        behind_name = behind(behind_name);
      if (at(behind_name) == "auto") // a concept
        continue;
      auto const name = std::string{at(k + 2)};
      found_.push_back({header_, t_[k].line, name, "detail::" + name + " in " + what});
      k += 2;
    }
  }

  std::string header_;
  std::vector<token> const& t_;
  std::vector<fault>& found_;
  std::size_t i_ = 0;
  bool names_something_ = false;
};

std::string text_of(std::filesystem::path const& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

std::vector<std::string> lines_of(std::filesystem::path const& file) {
  std::ifstream in{file};
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);)
    if (!line.empty() && line[0] != '#')
      out.push_back(line);
  return out;
}

} // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::puts("rooms <tree> <known> [<expected>]");
    return 2;
  }
  auto const root = std::filesystem::path{argv[1]} / "include" / "starlot";
  std::vector<std::string> headers;
  for (auto const& entry : std::filesystem::recursive_directory_iterator{root})
    if (entry.path().extension() == ".hpp")
      headers.push_back(entry.path().lexically_relative(root).generic_string());
  std::sort(headers.begin(), headers.end());

  std::vector<fault> found;
  for (auto const& header : headers) {
    auto const text = read(text_of(root / header));
    if (header.starts_with("detail/")) {
      if (header.starts_with("detail/base/"))
        for (auto const& include : text.includes)
          if (include.text.starts_with("starlot/core/"))
            found.push_back({header, include.line, {}, "detail/base includes " + include.text.substr(8)});
      continue;
    }
    bool const names = reader{header, text, found}.run();
    if (!names && header.find('/') != std::string::npos)
      found.push_back({header, 0, {}, "declares nothing that a user names: it belongs in detail/"});
  }

  std::vector<std::string> lines;
  std::vector<bool> used;
  auto const known = lines_of(argv[2]);
  used.resize(known.size());
  for (auto const& f : found) {
    bool is_known = false;
    for (std::size_t k = 0; k < known.size(); ++k)
      if (known[k].starts_with(f.header + " | " + f.name + " | ")) {
        is_known = true;
        used[k] = true;
      }
    if (!is_known)
      lines.push_back(f.header + (f.line != 0 ? ":" + std::to_string(f.line) : std::string{}) + ": " +
                      f.sentence);
  }
  for (std::size_t k = 0; k < known.size(); ++k)
    if (!used[k])
      lines.push_back("known, but no fault any more: " + known[k]);

  if (argc > 3) {
    auto const expected = lines_of(argv[3]);
    if (lines == expected) {
      std::puts("rooms: found all planted faults");
      return 0;
    }
    std::puts("rooms found");
    for (auto const& line : lines)
      std::puts(line.c_str());
    std::puts("and should have found");
    for (auto const& line : expected)
      std::puts(line.c_str());
    return 1;
  }
  for (auto const& line : lines)
    std::puts(line.c_str());
  std::printf("rooms: %zu headers, %zu faults, %zu exceptions\n", headers.size(), lines.size(), known.size());
  return lines.empty() && !headers.empty() ? 0 : 1;
}
