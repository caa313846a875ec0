// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Draws the outlets to be visited, and writes the record that anyone can replay:
//
//   draw_outlets <frame> <design> <seed> [--record <file>] [--lang en|zh]
//
//   frame    a file, starlot/files/frame_file.hpp describes it
//   design   --visits <n>                                 each set of n outlets with the same probability
//            --visits <n> --by-stratum                    in proportion to the outlets of each stratum
//            --visits <n> --by-stratum equal              the same number in each stratum
//            --visits <n> --systematic                    at equal steps through the frame, or through each stratum
//            --visits <n> --by-size                       likewise, with probabilities proportional to size
//            --visits <n> --by-size sampford              exactly proportional to size, and variances without a bias
//            --visits <n> --by-size pareto                by tickets, with probabilities near to proportional to size
//            --visits <n> --by-size sequential-poisson    likewise, less near; the sample can be extended
//            --census                                     all of them
//            --multi-site <audit> [--chosen <outlet>]...  sizes of IAF MD 1 in each stratum; some outlets may be chosen.
//                                 initial, surveillance, recertification, recertification-effective
//            For n, root stands for the square root of the number of outlets, rounded up.
//   seed     --seed <text> --source <where it is published> --frame-published <time> --seed-published <time>
//
// Times are of RFC 3339, like 2026-11-23T21:15:00+08:00. Without --record the record is printed behind the list.
// Exit status: 0 drawn, 2 nothing drawn.

#include <starlot/files.hpp>
#include <starlot/sampling/frame_warnings.hpp>
#include <starlot/sampling/record_draw.hpp>

#include <charconv>
#include <cstdio>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace starlot;

struct options {
  std::string frame;
  std::string record;
  std::string visits;
  std::optional<allocation> by_stratum;
  bool systematic = false;
  std::optional<std::string_view> by_size; // the design's word
  bool census = false;
  std::optional<audit_kind> multi_site;
  std::vector<std::string_view> chosen;
  starlot::seed seed;
  language lang = language::en;
};

/// False where the arguments make no sense.
bool read(int argc, char** argv, options& out) {
  std::set<std::string_view> seen;
  bool complete = true;
  for (int i = 1; i < argc; ++i) {
    std::string_view const option = argv[i];
    // Every option is said once, and has a value if it takes one.
    if (option.starts_with("--") && option != "--chosen" && !seen.insert(option).second)
      return false;
    auto const value = [&]() -> std::string_view {
      complete = complete && i + 1 < argc;
      return i + 1 < argc ? argv[++i] : "";
    };
    if (option == "--visits") {
      out.visits = value();
    } else if (option == "--by-stratum") {
      bool const equal = i + 1 < argc && argv[i + 1] == std::string_view{"equal"};
      out.by_stratum = equal ? allocation::equal : allocation::proportional_to_size;
      i += equal ? 1 : 0;
    } else if (option == "--systematic") {
      out.systematic = true;
    } else if (option == "--by-size") {
      std::string_view const next = i + 1 < argc ? argv[i + 1] : "";
      bool const named = next == "sampford" || next == "pareto" || next == "sequential-poisson";
      out.by_size = named ? next : "systematic";
      i += named ? 1 : 0;
    } else if (option == "--census") {
      out.census = true;
    } else if (option == "--multi-site") {
      auto const audit = value();
      for (auto const& [spelling, kind] :
           {std::pair{"initial", audit_kind::initial}, std::pair{"surveillance", audit_kind::surveillance},
            std::pair{"recertification", audit_kind::recertification},
            std::pair{"recertification-effective", audit_kind::recertification_effective}})
        if (audit == spelling)
          out.multi_site = kind;
      if (!out.multi_site)
        return false;
    } else if (option == "--chosen") {
      out.chosen.push_back(value());
    } else if (option == "--seed") {
      out.seed.bytes = value();
    } else if (option == "--source") {
      out.seed.source = value();
    } else if (option == "--frame-published") {
      out.seed.frame_published = value();
    } else if (option == "--seed-published") {
      out.seed.seed_published = value();
    } else if (option == "--record") {
      out.record = value();
    } else if (option == "--lang") {
      auto const lang = value();
      if (lang != "en" && lang != "zh")
        return false;
      out.lang = lang == "zh" ? language::zh : language::en;
    } else if (out.frame.empty() && !option.starts_with("--")) {
      out.frame = option;
    } else {
      return false;
    }
  }
  int const designs = (out.visits.empty() ? 0 : 1) + (out.census ? 1 : 0) + (out.multi_site ? 1 : 0);
  return complete && !out.frame.empty() && out.record != out.frame && designs == 1 &&
         (out.multi_site || out.chosen.empty()) &&
         (!out.visits.empty() || !(out.by_stratum || out.systematic || out.by_size)) &&
         !(out.systematic && out.by_size);
}

/// How many visits: a number, or "root".
std::optional<std::uint32_t> visits(std::string const& text, frame const& f) {
  if (text == "root")
    return multi_site_sample(static_cast<std::uint32_t>(f.size()), audit_kind::initial);
  std::uint32_t n = 0;
  auto const [end, code] = std::from_chars(text.data(), text.data() + text.size(), n);
  return code == std::errc{} && end == text.data() + text.size() ? std::optional{n} : std::nullopt;
}

std::string list(draw_record const& record, frame const& f, language l) {
  auto const say = [&](text const& t) { return std::string{t.in(l)}; };
  auto const& sample = record.sample();
  std::string out = say({"Outlets to be visited: ", "应访网点数:"}) + std::to_string(sample.size()) +
                    say({" of ", " / "}) + std::to_string(f.size()) + "\n\n";
  for (std::size_t i = 0; i < record.outlets().size(); ++i) {
    auto const& o = record.outlets()[i];
    out += std::to_string(i + 1) + '\t' + o.id;
    if (!o.stratum.empty())
      out += '\t' + o.stratum;
    bool const nearly = sample.strata()[o.drawn.stratum].is_approximate();
    out += '\t' +
           (o.chosen ? say({"chosen", "选定"})
                     : say({"stands for outlets: ", "代表网点数:"}) + (nearly ? say({"about ", "约"}) : "") +
                           to_string(sample.nominal_weight(*sample.find(o.drawn.number)).value()));
    out += '\n';
  }
  auto const warn = [&](starlot::error const& e) {
    out += '\n' + say({"Warning: ", "警告:"}) + describe(e, l) + '\n';
  };
  for (auto const& e : warnings(f))
    warn(e);
  for (auto const& e : record.warnings())
    warn(e);
  return out;
}

result<draw_record> draw(frame const& f, options const& o, std::uint32_t n) {
  if (o.census)
    return record_draw(f, census{}, o.seed);
  if (o.multi_site)
    return record_draw(f, multi_site{*o.multi_site, o.chosen}, o.seed);
  auto const by_stratum = o.by_stratum.has_value();
  auto const allocated = o.by_stratum.value_or(allocation::proportional_to_size);
  if (o.systematic)
    return record_draw(f, systematic{n, by_stratum, allocated}, o.seed);
  if (o.by_size == "sampford")
    return record_draw(f, sampford{n, by_stratum, allocated}, o.seed);
  if (o.by_size == "pareto")
    return record_draw(f, pareto{n, by_stratum, allocated}, o.seed);
  if (o.by_size == "sequential-poisson")
    return record_draw(f, sequential_poisson{n, by_stratum, allocated}, o.seed);
  if (o.by_size)
    return record_draw(f, systematic_pps{n, by_stratum, allocated}, o.seed);
  if (o.by_stratum)
    return record_draw(f, stratified{n, *o.by_stratum}, o.seed);
  return record_draw(f, simple_random{n}, o.seed);
}

int usage(std::FILE* to = stderr) {
  std::fputs("usage: draw_outlets <frame> --visits <n>|root [--by-stratum [equal]] [--systematic | "
             "--by-size [sampford|pareto|sequential-poisson]] |\n"
             "           --census |\n"
             "           --multi-site initial|surveillance|recertification|recertification-effective "
             "[--chosen <outlet>]...\n"
             "         --seed <text> --source <where it is published> --frame-published <time> "
             "--seed-published <time>\n"
             "         [--record <file>] [--lang en|zh]\n"
             "For n, root stands for the square root of the number of outlets, rounded up. Exit status: 0 drawn, 2 nothing "
             "drawn.\n",
             to);
  return to == stdout ? 0 : 2;
}

int run(options const& o) {
  auto const f = from_file(o.frame, [](auto bytes) { return read_frame(bytes); });
  if (!f) {
    std::fputs(messages(o.frame, f.errors(), o.lang).c_str(), stderr);
    return 2;
  }
  auto const n = o.visits.empty() ? std::optional{0U} : visits(o.visits, *f);
  if (!n)
    return usage();
  auto const record = draw(*f, o, *n);
  if (!record) {
    for (auto const& e : record.errors())
      std::fprintf(stderr, "draw_outlets: %s %d: %s\n", o.lang == language::zh ? "错误" : "error",
                   static_cast<int>(e.code), describe(e, o.lang).c_str());
    return 2;
  }
  auto page = list(*record, *f, o.lang);
  if (o.record.empty()) {
    page += '\n' + std::string{record->text()};
  } else {
    if (auto const written = write_file(o.record, record->text()); !written) {
      std::fputs(messages(o.record, written.errors(), o.lang).c_str(), stderr);
      return 2;
    }
  }
  std::fputs(page.c_str(), stdout);
  return std::fflush(stdout) == 0 && std::ferror(stdout) == 0 ? 0 : 2;
}

} // namespace

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i)
    if (std::string_view{argv[i]} == "--help")
      return usage(stdout);
  options o;
  return read(argc, argv, o) ? run(o) : usage();
}
