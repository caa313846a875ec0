// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Reads a scheme from a CSV file (starlot/files/scheme_file.hpp describes it), says in sentences what it asks for, and rates by it:
//
//   load_scheme <scheme.csv> [findings.csv] [--zh]
//   load_scheme --write                              writes the scheme below to such a file
//
// Without findings everything is open. Exit status: 0; 3 where findings leave the grade open; 1 where a file is wrong, and then
// all that is wrong with it.

#include <starlot/files.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/display.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <cstdio>
#include <span>
#include <string>
#include <string_view>
#include <vector>

using namespace starlot::literals;
using starlot::clause, starlot::criterion, starlot::language, starlot::share;

namespace {

// A rule of one's own: files ask for it as `own turnaround`.
struct turnaround {
  static constexpr std::string_view name = "turnaround";
  static constexpr int version = 1;

  constexpr starlot::rule_result operator()(starlot::finding const& f) const {
    if (f.kind() != starlot::finding_kind::measured)
      return starlot::errc::rule_refused;
    return f.value() <= 2_dec ? share::full() : f.value() <= 24_dec ? share::of(1, 2) : share::none();
  }
};

// All points are invented.
constexpr auto bike_loan = starlot::scheme{
    starlot::title{"bike-loan", "2026", {"Bicycle loans", "自行车租借"}},
    clause{"1",
           {"Station", "站点"},
           criterion{"1.1", {"Opening hours are posted", "公示营业时间"}, 4_pt, starlot::half_credit},
           criterion{"1.2",
                     {"Complaints answered in time", "投诉及时答复"},
                     36_pt,
                     starlot::proportional,
                     starlot::per_outlet}},
    clause{"2",
           {"Bicycles", "车辆"},
           60_pt,
           starlot::weighted_mean,
           criterion{"2.1", {"Brakes work", "刹车有效"}, 2_wt, starlot::proportional, starlot::per_outlet},
           criterion{
               "2.2",
               {"State of the saddles", "车座状况"},
               1_wt,
               starlot::levels(
                   {{0, 0_pct, {"poor", "差"}}, {1, 60_pct, {"fair", "中"}}, {2, 100_pct, {"good", "好"}}})},
           criterion{"2.3", {"Hours until repaired", "维修所需小时"}, 1_wt, turnaround{}},
           criterion{"2.4",
                     {"Child seats are tested", "儿童座椅经检验"},
                     1_wt,
                     starlot::if_not_applicable::leave_out,
                     starlot::renormalise::among_siblings}},
    criterion{"3", {"Greets in dialect", "以方言问候"}, starlot::advisory},
    starlot::deduction{"breach", {"Breach of law", "违法"}, 1_pt}.fails_at(5),
    starlot::bonus{"leads", {"Leads its trade", "行业领先"}, 1_pt}.at_most(1).when(
        starlot::the_score.at_least(90_pt)),
    starlot::cap{60_pt, {"Weak bicycles", "车辆不足"}}.when(starlot::branch("2").below(50_pct)),
    starlot::cap{100_pt},
    starlot::veto{"licence", {"Holds a licence", "持有执照"}},
    starlot::rung_needs{
        "four stars", starlot::branch("2").at_least(share::of(2, 3)), {"Good bicycles", "车辆良好"}},
    starlot::ladder{
        {70_pt, {"pass", "达标"}}, {80_pt, {"three stars", "三星"}, 3}, {90_pt, {"four stars", "四星"}, 4}}};

/// Says what a scheme holds.
class sentences {
public:
  sentences(starlot::scheme_view const& scheme, language l) : scheme_{scheme}, language_{l} {}

  [[nodiscard]] std::string all() {
    for (std::size_t i = 0; i < scheme_.nodes.size(); ++i)
      node(i);
    for (auto const& s : scheme_.steps)
      out_ += std::string{s.title.in(language_)} + say(": ", ":") + step(s) + condition(s) + '\n';
    for (auto const& r : scheme_.rungs)
      rung(r);
    return out_;
  }

private:
  [[nodiscard]] std::string say(char const* en, char const* zh) const {
    return language_ == language::zh ? zh : en;
  }
  [[nodiscard]] std::string points(starlot::points p) const { return to_string(p) + say(" points", "分"); }

  void node(std::size_t i) {
    auto const& n = scheme_.nodes[i];
    auto const& d = scheme_.details[i];
    auto const amount = starlot::points::from_micro(n.amount + d.least); // the most
    out_ += std::string(2U * n.depth, ' ') + std::string{d.id} + "  " + std::string{d.title.in(language_)} +
            say(": ", ":") +
            (n.is_advisory() ? say("not counted", "不计分")
             : n.is_weight() ? say("weight ", "权重") + to_string(amount)
                             : points(amount)) +
            (d.least != 0 && !n.is_clause()
                 ? say(", at least ", ",最低") + points(starlot::points::from_micro(d.least))
                 : "") +
            (n.visited() == starlot::per_outlet ? say(", at each outlet", ",按网点") : "") + '\n';
    auto const rule = n.is_clause() ? starlot::ready_rule{} : scheme_.rule(i);
    if (!rule.knots.empty() && rule.first != 0)
      out_ += std::string(2U * n.depth + 2, ' ') + say("read to ", "读数修约至") +
              to_string(starlot::decimal::from_micro(rule.first)) + ' ' +
              std::string{starlot::detail::rounding_words[static_cast<std::size_t>(rule.second)]} + '\n';
    if (!n.is_clause())
      for (auto const& k : rule.knots)
        out_ += std::string(2U * n.depth + 2, ' ') +
                (k.is_otherwise() ? say("all else", "其余") : to_string(k.at)) +
                (k.is_strict ? say(" (excluded)", "(不含)") : "") +
                (k.is_refused ? say(" is refused", " 不予评分")
                              : say(" earns ", " 得 ") + starlot::detail::files::to_text(k.earned)) +
                "  " + std::string{k.name.in(language_)} + '\n';
  }

  [[nodiscard]] std::string step(starlot::step const& s) const {
    using enum starlot::step_kind;
    auto const count = std::to_string(s.limit);
    bool const is_limited = s.limit != starlot::step::no_limit;
    auto const rung = s.rung.name.empty() ? points(s.rung.from) : std::string{s.rung.name};
    switch (s.kind) {
    case deduction:
      return points(s.amount) + say(" off each time", "/次,扣分") +
             (is_limited ? say(", fails at ", ",达到次数即不合格:") + count : "");
    case bonus:
      return points(s.amount) + say(" more each time", "/次,加分") +
             (is_limited ? say(", times at most: ", ",最多次数:") + count : "");
    case add:
      return points(s.amount) + say(" on top", "(加减分)");
    case cap:
      return say("at most ", "最高") + points(s.amount);
    case floor_at:
      return say("at least ", "最低") + points(s.least);
    case clamp:
      return say("from ", "限于") + points(s.least) + say(" to ", "至") + points(s.amount);
    case round_to:
      return say("rounded to multiples of ", "修约间隔") + points(s.amount);
    case veto:
      return say("fails", "不合格") + (s.awards() ? say(", with the grade ", ",级别为 ") + rung : "");
    case grade_limit:
      return say("no rung above ", "级别不高于 ") + rung;
    case rung_needs:
      return say("below this rung: ", "级别低于 ") + rung;
    case grade_floor:
      return say("no rung below ", "级别不低于 ") + rung;
    case grade_is:
      return say("the rung is ", "级别为 ") + rung;
    case group_is:
      return say("group ", "组别 ") + std::string{s.over};
    case counts:
      return std::string{s.over} + say(" counts", "计入");
    case custom:
      break;
    }
    return say("a step of one's own", "自定义步骤");
  }

  [[nodiscard]] std::string condition(starlot::step const& s) const {
    if (s.when.of == starlot::measure::always)
      return {};
    auto const out = s.unless ? say(", unless ", ",除非") : say(", if ", ",条件:");
    std::vector<std::string> open; // what nothing combines yet: each operator stands behind its operands
    auto const take = [&](starlot::condition const& c) {
      if (!c.combines())
        return open.push_back(one_condition(c, s));
      auto const second = open.back();
      open.pop_back();
      auto const word = c.of == starlot::measure::both ? say(" and ", " 且 ") : say(" or ", " 或 ");
      open.back() = '(' + open.back() + word + second + ')';
    };
    for (auto const& c : scheme_.conditions_of(s))
      take(c);
    take(s.when);
    return out + open.back();
  }

  [[nodiscard]] std::string one_condition(starlot::condition const& c, starlot::step const& s) const {
    using enum starlot::measure;
    auto const out = c.negated ? say("not ", "非 ") : std::string{};
    auto const id = std::string{c.where};
    switch (c.of) {
    case score:
      return out + say("the score is ", "得分") + limit(c);
    case branch:
      return out + id + say(" earns ", " 得") + limit(c);
    case any_branch:
    case any_criterion:
      return out + say("any earns ", "任一项得") + limit(c);
    case every_branch:
    case every_criterion:
      return out + say("each earns ", "每一项得") + limit(c);
    case assessed_weight:
    case assessed_count:
      return out + say("assessed of ", "已评审 ") + (id.empty() ? say("all", "全部") : id) + ' ' + limit(c);
    case value:
      return out + say("the value of ", "") + id + say(" is ", " 的数值") + limit(c);
    case group:
      return out + say("the company is of the group ", "企业属于组别 ") + id;
    default:
      return out + say("this is met: ", "符合:") + std::string{s.id};
    }
  }

  [[nodiscard]] std::string limit(starlot::condition const& c) const {
    auto const number = c.in_points ? points(starlot::points::from_micro(c.numerator))
                        : c.of == starlot::measure::value
                            ? to_string(starlot::decimal::from_micro(c.numerator))
                        : c.of == starlot::measure::assessed_count
                            ? std::to_string(c.numerator)
                            : starlot::detail::files::to_text(share::of(c.numerator, c.denominator));
    return bound(c.is) + number;
  }
  [[nodiscard]] std::string bound(starlot::bound b) const {
    return b == starlot::bound::at_least  ? say("at least ", "不低于")
           : b == starlot::bound::above   ? say("more than ", "高于")
           : b == starlot::bound::at_most ? say("at most ", "不高于")
                                          : say("less than ", "低于");
  }

  void rung(starlot::rung const& r) {
    out_ += (r.is_special ? say("where a step awards it", "由调整授予")
                          : bound(r.reached) + points(r.from) +
                                (r.divisor == 1 ? "" : " / " + std::to_string(r.divisor))) +
            say(": ", ":") + std::string{r.name.in(language_)};
    out_ += (r.group.empty() ? "" : " [" + std::string{r.group} + ']') + '\n';
  }

  starlot::scheme_view const& scheme_;
  language language_;
  std::string out_;
};

[[nodiscard]] std::string verdict(starlot::rating const& rating, language l) {
  bool const zh = l == language::zh;
  auto const name = [&](starlot::grade const& g) {
    return !g.name().empty() ? std::string{g.name().in(l)} : std::string{zh ? "无级别" : "no grade"};
  };
  if (rating.outcome() == starlot::outcome::nothing_applies)
    return zh ? "没有适用的评价指标,无得分\n" : "nothing applies: no score\n";
  if (rating.outcome() == starlot::outcome::without_ladder)
    return (zh ? "得分 " : "score ") + shown(rating) + " = " + to_string(rating.score()) + '\n';
  if (!rating.is_determined())
    return (zh ? "未评审项 " : "open: ") + std::to_string(rating.open_items()) +
           (zh ? ",得分 " : ", score from ") + starlot::shown(rating.lowest(), rating.rungs()) +
           (zh ? " 至 " : " to ") + starlot::shown(rating.highest(), rating.rungs()) +
           (zh ? ",级别 " : ", grade from ") + name(rating.lowest_grade()) + (zh ? " 至 " : " to ") +
           name(rating.highest_grade()) + '\n';
  return (zh ? "得分 " : "score ") + shown(rating) + " = " + to_string(rating.score()) +
         (zh ? ",级别 " : ", grade: ") + name(rating.grade()) + '\n';
}

/// Prints what is wrong with a file.
int failed(std::string const& path, std::span<starlot::error const> errors, language l) {
  std::fputs(starlot::messages(path, errors, l).c_str(), stderr);
  return 1;
}

int load(std::string const& scheme_path, std::string const& findings_path, language l) {
  starlot::custom_table mine;
  mine.add(turnaround{});
  auto const file = starlot::from_file(scheme_path, [&](auto bytes) { return starlot::read_scheme(bytes, mine); });
  if (!file)
    return failed(scheme_path, file.errors(), l);
  auto const& view = file->scheme.view();
  std::printf("%s-%s  %s\n", std::string{view.title.id}.c_str(), std::string{view.title.version}.c_str(),
              std::string{view.title.name.in(l)}.c_str());
  std::printf("%s\n%s\n\n%s\n", file->note.c_str(), std::string{content_hash(file->scheme).hex()}.c_str(),
              sentences{view, l}.all().c_str());
  for (auto const& w : file->scheme.warnings())
    std::fprintf(stderr, "%s%s\n", l == language::zh ? "警告:" : "warning: ", describe(w, l).c_str());

  starlot::finding_set findings{file->scheme};
  if (!findings_path.empty()) {
    auto const audit = starlot::from_file(
        findings_path, [&](auto bytes) { return starlot::read_findings_table(bytes, file->scheme); });
    if (!audit)
      return failed(findings_path, audit.errors(), l);
    auto const pooled = audit->pooled();
    if (!pooled)
      return failed(findings_path, pooled.errors(), l);
    findings = *pooled;
  }
  auto const rating = evaluate(findings);
  if (!rating)
    return failed(findings_path, rating.errors(), l);
  std::fputs(verdict(*rating, l).c_str(), stdout);
  return findings_path.empty() || rating->is_determined() ? 0 : 3;
}

int usage(std::FILE* to) {
  std::fputs("usage: load_scheme <scheme.csv> [findings.csv] [--zh], or load_scheme --write\n"
             "Exit status: 0; 3 where findings leave the grade open; 1 where a file is wrong.\n",
             to);
  return to == stdout ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
  std::string paths[2];
  std::size_t given = 0;
  auto l = language::en;
  for (int i = 1; i < argc; ++i) {
    std::string_view const argument = argv[i];
    if (argument == "--help")
      return usage(stdout);
    if (argument == "--write") {
      std::fputs(starlot::write_scheme<bike_loan>({}, "invented, and written by load_scheme --write").c_str(),
                 stdout);
      return 0;
    }
    if (argument == "--zh")
      l = language::zh;
    else if (given < 2)
      paths[given++] = argument;
  }
  if (given > 0)
    return load(paths[0], paths[1], l);
  return usage(stderr);
}
