// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// What documents quote is true: quotes <tree> <known> [<expected>] reads <tree>/*.md but CHANGELOG.md, and
// <tree>/examples/guide/*.md.
//   A block of ```cpp stands, token for token, in one file that is compiled: in examples/, or a test. Comments do not count,
//   and "…" stands for what is left out, so that the pieces between follow each other in that file.
//   So does code within a line that has a bracket, `f(x)` or `t{y}`, unless it is a command.
//   A block of ```text stands, line by line, in one golden output; a line "…" stands for lines that are left out.
//   A number with a decimal point outside of code stands in a golden output.
//   A file of this tree that is named in code or in a link exists.
// <known> lists exceptions, one a line: document | what is quoted | reason; one that is not needed is a fault too. With
// <expected> the faults must be the lines of that file: a check that finds nothing is worth nothing.

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;
constexpr std::string_view left_out = "…";

struct fault {
  std::string document;
  std::size_t line = 0;
  std::string quoted;
  std::string sentence;
};

using tokens = std::vector<int>;

std::string text_of(fs::path const& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

std::vector<std::string> lines_of(std::string const& text) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < text.size();) {
    auto const end = std::min(text.find('\n', i), text.size());
    auto line = text.substr(i, end - i);
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r'))
      line.pop_back();
    out.push_back(std::move(line));
    i = end + 1;
  }
  return out;
}

std::vector<std::string> entries_of(fs::path const& file) {
  auto out = lines_of(text_of(file));
  std::erase_if(out, [](std::string const& line) { return line.empty() || line[0] == '#'; });
  return out;
}

/// A number for each spelling, so that searching compares numbers.
int spelled(std::string_view token) {
  static std::map<std::string, int, std::less<>> known;
  auto const at = known.find(token);
  return at != known.end() ? at->second
                           : known.emplace(std::string{token}, static_cast<int>(known.size())).first->second;
}

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Words, numbers, literals, and each other character by itself; no blanks and no comments.
tokens read(std::string_view all) {
  tokens out;
  for (std::size_t i = 0; i < all.size();) {
    auto const rest = all.substr(i);
    std::size_t length = 1;
    if (std::isspace(static_cast<unsigned char>(rest[0])) != 0) {
      ++i;
      continue;
    }
    if (rest.starts_with("//")) {
      i += std::min(rest.find('\n'), rest.size());
      continue;
    }
    if (rest.starts_with("/*")) {
      auto const end = rest.find("*/", 2);
      i += end == std::string_view::npos ? rest.size() : end + 2;
      continue;
    }
    if (rest.starts_with(left_out)) {
      length = left_out.size();
    } else if (rest[0] == '"') {
      while (length < rest.size() && rest[length] != '"')
        length += rest[length] == '\\' ? 2U : 1U;
      length = std::min(length + 1, rest.size());
    } else if (is_word(rest[0])) {
      bool const number = std::isdigit(static_cast<unsigned char>(rest[0])) != 0;
      while (length < rest.size() && !rest.substr(length).starts_with(left_out) &&
             (is_word(rest[length]) || (number && rest[length] == '.')))
        ++length;
    }
    out.push_back(spelled(rest.substr(0, length)));
    i += length;
  }
  return out;
}

/// True if the pieces of `quote` between `gap` follow each other in `whole`.
template <class T> bool stands_in(std::vector<T> const& quote, std::vector<T> const& whole, T const& gap) {
  auto from = whole.begin();
  for (auto piece = quote.begin(); piece != quote.end();) {
    auto const end = std::find(piece, quote.end(), gap);
    auto const found = std::search(from, whole.end(), piece, end);
    if (found == whole.end() && piece != end)
      return false;
    from = found + (end - piece);
    piece = end == quote.end() ? end : end + 1;
  }
  return true;
}

template <class T>
bool stands_in_one_of(std::vector<T> const& quote, std::vector<std::vector<T>> const& files, T const& gap) {
  return std::any_of(files.begin(), files.end(),
                     [&](auto const& file) { return stands_in(quote, file, gap); });
}

/// What there is to quote from.
struct sources {
  fs::path root;
  std::vector<tokens> programs;
  std::vector<std::vector<std::string>> outputs;
  std::string printed; // all outputs, one behind the other
};

sources sources_of(fs::path const& root) {
  sources out;
  out.root = root;
  for (auto const* folder : {"examples", "tests"})
    if (fs::exists(root / folder))
      for (auto const& entry : fs::recursive_directory_iterator{root / folder}) {
        auto const name = entry.path().filename().string();
        auto const in_examples = std::string_view{folder} == "examples";
        if (in_examples ? name.ends_with(".cpp") || name.ends_with(".hpp") : name.ends_with("_test.cpp"))
          out.programs.push_back(read(text_of(entry.path())));
        if (in_examples && name.ends_with(".out")) {
          auto const text = text_of(entry.path());
          out.outputs.push_back(lines_of(text));
          out.printed += text + '\n';
        }
      }
  return out;
}

/// True if `number` stands in `text`, and is not a part of a longer one.
bool has_number(std::string_view text, std::string_view number) {
  auto const goes_on = [&](std::size_t i) {
    return i < text.size() && (std::isdigit(static_cast<unsigned char>(text[i])) != 0);
  };
  for (auto at = text.find(number); at != std::string_view::npos; at = text.find(number, at + 1)) {
    auto const end = at + number.size();
    bool const begins = at == 0 || (!goes_on(at - 1) && text[at - 1] != '.');
    if (begins && !goes_on(end) && !(end < text.size() && text[end] == '.' && goes_on(end + 1)))
      return true;
  }
  return false;
}

class document {
public:
  document(std::string name, sources const& from, std::vector<fault>& found)
      : name_{std::move(name)}, from_{from}, found_{found} {}

  void read_all() {
    auto const lines = lines_of(text_of(from_.root / name_));
    for (line_ = 1; line_ <= lines.size(); ++line_) {
      auto const& line = lines[line_ - 1];
      if (!line.starts_with("```")) {
        prose(line);
        continue;
      }
      auto const begin = line_;
      auto const language = line.substr(3);
      std::vector<std::string> body;
      while (line_ < lines.size() && !lines[line_].starts_with("```"))
        body.push_back(lines[line_++]);
      ++line_;
      block(language, body, begin);
    }
  }

private:
  void complain(std::size_t line, std::string_view quoted, std::string sentence) {
    found_.push_back({name_, line, std::string{quoted}, std::move(sentence)});
  }

  void block(std::string const& language, std::vector<std::string> const& body, std::size_t line) {
    std::string all;
    for (auto const& l : body)
      all += l + '\n';
    auto const first = body.empty() ? std::string{} : body.front();
    if (language == "cpp") {
      if (!stands_in_one_of(read(all), from_.programs, spelled(left_out)))
        complain(line, first, "this code is not compiled");
    } else if (language == "text") {
      if (!stands_in_one_of(body, from_.outputs, std::string{left_out}))
        complain(line, first, "no program prints this");
    } else if (language != "sh" && language != "cmake") {
      complain(line, first, "what is ```" + language + "? cpp, text, sh or cmake");
    }
  }

  void code(std::string const& span) {
    auto const is_file = span.find_first_of(" <>(){}*…") == std::string::npos;
    if (is_file) {
      auto const under = span.starts_with("starlot/") && span.ends_with("pp") ? "include/" + span : span;
      for (auto const* folder : {"include/", "examples/", "tests/", "bench/"})
        if (under.starts_with(folder) && !fs::exists(from_.root / under))
          complain(line_, span, "there is no such file");
      return;
    }
    bool const command = span.starts_with("./") || span.starts_with("sh ") || span.starts_with("c++ ") ||
                         span.starts_with("clang++") || span.starts_with("cmake ");
    auto const bracket = span.find_first_of("({");
    if (bracket != std::string::npos && span.size() > bracket + 2 && !command &&
        !stands_in_one_of(read(span), from_.programs, spelled(left_out)))
      complain(line_, span, "this code is not compiled");
  }

  void prose(std::string const& line) {
    std::string rest; // the line without code, links and tags
    for (std::size_t i = 0; i < line.size();) {
      auto const to = [&](std::string_view end, std::size_t from) {
        auto const at = line.find(end, from);
        return at == std::string::npos ? line.size() : at;
      };
      std::string_view const here = std::string_view{line}.substr(i);
      if (here[0] == '`') {
        auto const end = to("`", i + 1);
        code(line.substr(i + 1, end - i - 1));
        i = end + 1;
      } else if (here.starts_with("](") || here.starts_with("src=\"")) {
        auto const begin = i + (here[0] == ']' ? 2 : 5);
        auto const end = to(here[0] == ']' ? ")" : "\"", begin);
        auto const target = line.substr(begin, line.find_first_of("#)\"", begin) - begin);
        if (!target.empty() && target.find("://") == std::string::npos &&
            !fs::exists((from_.root / name_).parent_path() / target))
          complain(line_, target, "there is no such file");
        i = end + 1;
      } else {
        rest += line[i++];
      }
    }
    for (std::size_t i = 0; i < rest.size();) {
      if (std::isdigit(static_cast<unsigned char>(rest[i])) == 0) {
        ++i;
        continue;
      }
      auto end = i;
      while (end < rest.size() && (std::isdigit(static_cast<unsigned char>(rest[end])) != 0 ||
                                   (rest[end] == '.' && end + 1 < rest.size() &&
                                    std::isdigit(static_cast<unsigned char>(rest[end + 1])) != 0)))
        ++end;
      auto const number = rest.substr(i, end - i);
      if (number.find('.') != std::string::npos && !has_number(from_.printed, number))
        complain(line_, number, "no program prints this number");
      i = end;
    }
  }

  std::string name_;
  sources const& from_;
  std::vector<fault>& found_;
  std::size_t line_ = 0;
};

} // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::puts("quotes <tree> <known> [<expected>]");
    return 2;
  }
  fs::path const root{argv[1]};
  auto const from = sources_of(root);
  std::vector<std::string> names;
  for (auto const* folder : {"", "examples/guide"})
    if (fs::exists(root / folder))
      for (auto const& entry : fs::directory_iterator{root / folder})
        if (entry.path().extension() == ".md" && entry.path().filename() != "CHANGELOG.md")
          names.push_back(entry.path().lexically_relative(root).generic_string());
  std::sort(names.begin(), names.end());

  std::vector<fault> found;
  for (auto const& name : names)
    document{name, from, found}.read_all();

  std::vector<std::string> lines;
  auto const known = entries_of(argv[2]);
  std::vector<bool> used(known.size());
  for (auto const& f : found) {
    bool is_known = false;
    for (std::size_t k = 0; k < known.size(); ++k)
      if (known[k].starts_with(f.document + " | " + f.quoted + " | "))
        is_known = used[k] = true;
    if (!is_known)
      lines.push_back(f.document + ":" + std::to_string(f.line) + ": " + f.sentence + ": " + f.quoted);
  }
  for (std::size_t k = 0; k < known.size(); ++k)
    if (!used[k])
      lines.push_back("known, but no fault any more: " + known[k]);

  if (argc > 3) {
    auto const expected = entries_of(argv[3]);
    for (auto const& line : lines == expected ? std::vector<std::string>{} : lines)
      std::puts(line.c_str());
    std::puts(lines == expected ? "quotes: found all planted faults"
                                : "quotes: those are not the planted faults");
    return lines == expected ? 0 : 1;
  }
  for (auto const& line : lines)
    std::puts(line.c_str());
  std::printf("quotes: %zu documents, %zu faults, %zu exceptions\n", names.size(), lines.size(),
              known.size());
  return lines.empty() && !names.empty() ? 0 : 1;
}
