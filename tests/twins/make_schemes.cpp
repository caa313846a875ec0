// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Prints random schemes as C++, each twice: for the compiler, and as rows. make_schemes <unit> <schemes in it>

#include "support/random.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

constexpr std::int64_t one = 1'000'000; // millionths of a point or weight

std::string number(std::int64_t micro, char const* suffix) {
  auto digits = std::to_string(micro % one);
  auto out = std::to_string(micro / one);
  if (micro % one != 0)
    out += '.' + std::string(6 - digits.size(), '0') + digits;
  return out + suffix;
}
std::string quoted(std::string const& s) { return '"' + s + '"'; }

class generator {
public:
  explicit generator(std::uint64_t seed) {
    for (std::uint64_t i = 0; i < 50 + 17 * seed; ++i)
      dice_.next();
  }

  void print(int number_of_scheme) {
    auto const name = std::to_string(number_of_scheme);
    own_ = number_of_scheme % 3 == 0;
    ids_.clear();
    questions_ = 0;
    left_ = 3 + dice_.below(number_of_scheme % 4 == 1 ? 60 : 20);
    top_is_sum_ = dice_.below(2) == 0;
    compiled_ = "starlot::title{\"random-" + name + "\", \"1\"}";
    rows_.clear();
    std::string whole;
    is_raw_ = top_is_sum_ && one_in(3);
    std::int64_t start = 0;
    if (is_raw_) {
      start = static_cast<std::int64_t>(dice_.below(20)) * one;
      auto const text = number(start, "_pt");
      compiled_ += ", starlot::raw_sum, starlot::starts_at{" + text + "}";
      whole += "  p.top = starlot::raw_sum;\n  p.starts_at = " + text + ";\n";
    }
    if (one_in(3)) {
      char const* const all[] = {"no_score", "nothing", "earns(2_pt)"};
      auto const otherwise = std::string{"starlot::if_nothing_applies::"} + all[dice_.below(3)];
      compiled_ += ", " + otherwise;
      whole += "  p.nothing_applies = " + otherwise + ";\n";
    }
    if (!top_is_sum_) {
      auto const kind = roll_up(1);
      compiled_ += ", " + kind.compiled;
      whole += "  p.top = " + kind.rows + ";\n";
    }
    if (dice_.below(2) == 0) {
      auto const policy = some_policy();
      compiled_ += ", " + policy.compiled;
      whole += "  p.not_applicable = " + policy.rows + ";\n";
    }
    if (dice_.below(2) == 0) {
      auto const level = some_level();
      compiled_ += ", " + level;
      whole += "  p.renormalise = " + level + ";\n";
    }
    total_ = 0;
    for (int branch = 0; branch < 2 || left_ > 0; ++branch)
      total_ += node("", top_is_sum_, 0, branch == 0);
    scale_ = top_is_sum_ ? total_ + start : 100 * one;
    if (!is_raw_ && dice_.below(3) == 0) {
      scale_ = (10 + static_cast<std::int64_t>(dice_.below(1000))) * one;
      compiled_ += ", starlot::out_of{" + number(scale_, "_pt") + "}";
      whole += "  p.out_of = " + number(scale_, "_pt") + ";\n";
    }
    steps_and_ladder(whole);
    std::printf("constexpr auto scheme_%s = starlot::scheme{%s};\n\n", name.c_str(), compiled_.c_str());
    std::printf("starlot::scheme_parts rows_%s() {\n  starlot::scheme_parts p{.title = {\"random-%s\", "
                "\"1\"}, .rows = "
                "{}};\n%s%s  return p;\n}\n\n",
                name.c_str(), name.c_str(), rows_.c_str(), whole.c_str());
  }

private:
  /// A part as the compiler's scheme and as the rows say it.
  struct spelling {
    std::string compiled;
    std::string rows;
    spelling(std::string both) : compiled{both}, rows{both} {}
    spelling(std::string c, std::string r) : compiled{c}, rows{r} {}
  };

  bool one_in(std::uint64_t n) { return dice_.below(n) == 0; }
  static spelling own(char const* part, char const* name) {
    return {std::string{"twins::"} + part, "starlot::custom{" + quoted(name) + "}"};
  }

  spelling roll_up(std::uint64_t first) {
    if (own_ && one_in(3))
      return one_in(2) ? own("median", "median") : own("best_and_worst", "mean of best and worst");
    if (one_in(3)) {
      char const* const ready[] = {"drop_lowest|1|1",   "drop_lowest|2|2",
                                   "best_children|2|2", "median_child||",
                                   "mean_of_ends||",    "rescaled|1_dec, 5_dec, 0_dec, 100_dec|1 5 0 100"};
      std::string const all = ready[dice_.below(6)];
      auto const bar = all.find('|');
      auto const next = all.find('|', bar + 1);
      auto const name = all.substr(0, bar);
      return {"starlot::" + name + "{" + all.substr(bar + 1, next - bar - 1) + "}",
              "*starlot::ready_roll_up(" + quoted(name) + ", " + quoted(all.substr(next + 1)) + ")"};
    }
    char const* const kinds[] = {"sum_of_points", "weighted_mean", "minimum", "maximum"};
    return {std::string{"starlot::"} + kinds[first + dice_.below(4 - first)]};
  }
  spelling some_policy() {
    if (own_ && one_in(3))
      return own("half_if_reasoned", "half if reasoned");
    char const* const all[] = {"refuse", "full", "zero", "fail", "leave_out", "leave_out"};
    return {std::string{"starlot::if_not_applicable::"} + all[dice_.below(6)]};
  }
  std::string some_level() {
    if (is_raw_)
      return "starlot::renormalise::over_tree";
    char const* const all[] = {"over_tree", "in_branch", "among_siblings"};
    return std::string{"starlot::renormalise::"} + all[dice_.below(3)];
  }
  std::string share() {
    auto const whole = static_cast<std::int64_t>(1 + dice_.below(12));
    auto const part = static_cast<std::int64_t>(dice_.below(static_cast<std::uint64_t>(whole) + 1));
    return "starlot::share::of(" + std::to_string(part) + ", " + std::to_string(whole) + ")";
  }
  std::string knots() {
    std::string out = "({";
    auto at = static_cast<std::int64_t>(dice_.below(5)) - 2;
    for (std::uint64_t i = 0, count = 2 + dice_.below(3); i < count; ++i) {
      out += (i == 0 ? "{" : ", {") + std::to_string(at) + ", " + share() + "}";
      at += 1 + static_cast<std::int64_t>(dice_.below(4));
    }
    return out + "})";
  }
  spelling rule(bool has_points) {
    if (own_ && has_points && one_in(4))
      return own("half_points", "half points");
    auto const kind = dice_.below(has_points ? 11 : 9);
    switch (kind) {
    case 0:
      return {"starlot::all_or_nothing"};
    case 1:
    case 2:
      return {"starlot::proportional"};
    case 3:
      return {"starlot::half_credit"};
    case 4:
      return {"starlot::levels" + knots()};
    case 5:
      return {"starlot::table_at_least" + knots()};
    case 6:
      return {"starlot::table_at_most" + knots()};
    case 7:
      return {"starlot::curve" + knots()};
    case 8:
      return {"starlot::ratio{" + std::to_string(1 + dice_.below(3)) + ", " +
              std::to_string(1 + dice_.below(9)) + "}"};
    case 9:
      return {"starlot::partial_amount"};
    default:
      return {"starlot::half_credit.none_at(2_pt)"};
    }
  }

  /// A clause or criterion; answers its points. `must_count`: a criterion with a worth.
  std::int64_t node(std::string const& parent, bool in_points, int depth, bool must_count) {
    auto const id = "n" + std::to_string(ids_.size());
    ids_.push_back(id);
    left_ -= left_ > 0 ? 1 : 0;
    auto const worth = (1 + static_cast<std::int64_t>(dice_.below(40))) * one / (one_in(3) ? 4 : 1);
    auto const text = number(worth, in_points ? "_pt" : "_wt");
    auto const start =
        ", starlot::" + std::string{must_count || depth == 4 || !one_in(3) ? "criterion" : "clause"} + "{" +
        quoted(id) + ", " + quoted("t" + id);
    auto row = "  p.rows.push_back({.id = " + quoted(id) + ", .parent = " + quoted(parent) +
               ", .title = " + quoted("t" + id);
    if (start.starts_with(", starlot::criterion"))
      return criterion(start, row, text, in_points, must_count) ? worth : 0;
    return clause(start, row, text, id, in_points, depth, worth);
  }

  bool criterion(std::string const& start, std::string row, std::string text, bool in_points,
                 bool must_count) {
    bool const advisory = !must_count && one_in(8);
    bool const has_range = is_raw_ && !advisory && around_ == 0 && one_in(3);
    if (has_range)
      text = "starlot::between(-" + std::to_string(1 + dice_.below(9)) + "_pt, " + text + ")";
    auto const r = rule(in_points && !advisory && !has_range);
    compiled_ += start + ", " + (advisory ? "starlot::advisory" : text) + ", " + r.compiled;
    row += ", .worth = " + (advisory ? "starlot::advisory" : text) + ", .rule = " + r.rows;
    bool const at_outlets = one_in(4);
    if (at_outlets) {
      compiled_ += ", starlot::per_outlet";
      row += ", .visited = starlot::per_outlet";
    }
    if (one_in(3)) {
      auto const policy = some_policy();
      compiled_ += ", " + policy.compiled;
      row += ", .not_applicable = " + policy.rows;
    }
    if (one_in(4)) {
      auto const level = some_level();
      compiled_ += ", " + level;
      row += ", .renormalise = " + level;
    }
    finding_of(form_of(r.compiled), at_outlets, row);
    compiled_ += "}";
    rows_ += row + "});\n";
    return !advisory;
  }

  /// Of rules of the same form all take the same kinds of findings, more or less.
  static int form_of(std::string const& rule) {
    return rule.starts_with("starlot::levels")                                        ? 1
           : rule.starts_with("starlot::ratio")                                       ? 2
           : rule.starts_with("starlot::table") || rule.starts_with("starlot::curve") ? 3
                                                                                      : 0;
  }
  void finding_of(int form, bool at_outlets, std::string& row) {
    auto& source = sources_[form][at_outlets ? 1 : 0];
    if (source.empty() || !one_in(4)) {
      source = ids_.back();
      return;
    }
    compiled_ += ", starlot::finding_of{" + quoted(source) + "}";
    row += ", .finding_of = " + quoted(source);
  }

  std::int64_t clause(std::string const& start, std::string row, std::string const& text,
                      std::string const& id, bool in_points, int depth, std::int64_t worth) {
    auto const kind = one_in(2) ? spelling{"starlot::sum_of_points"} : roll_up(1);
    bool const sums = kind.compiled == "starlot::sum_of_points";
    bool const says_worth = !in_points || !sums;
    compiled_ += start + (says_worth ? ", " + text : "") + ", " + kind.compiled;
    row += (says_worth ? ", .worth = " + text : "") + ", .roll_up = " + kind.rows;
    rows_ += row + "});\n";
    std::int64_t sum = 0;
    around_ += says_worth ? 1 : 0;
    for (std::uint64_t i = 0, count = 1 + dice_.below(5); i < count; ++i)
      sum += node(id, sums, depth + 1, i == 0);
    around_ -= says_worth ? 1 : 0;
    compiled_ += "}";
    return says_worth ? worth : sum;
  }

  /// Not nothing and not all, which some comparisons never get past.
  std::string limit() {
    auto const whole = static_cast<std::int64_t>(2 + dice_.below(11));
    auto const part = 1 + static_cast<std::int64_t>(dice_.below(static_cast<std::uint64_t>(whole) - 1));
    return "starlot::share::of(" + std::to_string(part) + ", " + std::to_string(whole) + ")";
  }

  std::string percent(std::int64_t of_scale) { return number(scale_ * of_scale / 100, "_pt"); }

  std::string condition(bool& asks, bool may_ask) {
    auto const some_id = quoted(ids_[dice_.below(ids_.size())]);
    char const* const compares[] = {".at_least(", ".above(", ".at_most(", ".below("};
    auto const compare = std::string{compares[dice_.below(4)]};
    switch (dice_.below(8)) {
    case 0:
      return "starlot::the_score" + compare + percent(1 + static_cast<std::int64_t>(dice_.below(98))) + ")";
    case 1:
      return "starlot::any_branch" + compare + limit() + ")";
    case 2:
      return "starlot::every_branch" + compare + limit() + ")";
    case 3:
      return "starlot::any_criterion" + compare + limit() + ")";
    case 4:
      return "starlot::assessed()" + compare + limit() + ")";
    case 5: // a criterion that counts is the first of each clause
      return "starlot::assessed()" + std::string{one_in(2) ? ".at_least(1)" : ".below(2)"};
    case 6:
      if (!may_ask || asks)
        break;
      asks = true;
      return "starlot::asked{\"q" + std::to_string(questions_++) + "\", \"asked\"}";
    default:
      break;
    }
    return "starlot::branch(" + some_id + ")" + compare + limit() + ")";
  }

  /// One condition, or several that are combined.
  std::string conditions(bool& asks, bool may_ask, int depth = 0) {
    if (depth == 4 || one_in(2))
      return condition(asks, may_ask);
    if (one_in(4))
      return "!(" + conditions(asks, may_ask, depth + 1) + ")";
    auto const first = conditions(asks, may_ask, depth + 1);
    return "(" + first + (one_in(2) ? " && " : " || ") + conditions(asks, may_ask, depth + 1) + ")";
  }

  void steps_and_ladder(std::string& whole) {
    auto const rungs = 1 + dice_.below(4);
    bool const own_ladder = own_ && one_in(2);
    auto const bound = [](std::uint64_t rung) { return 15 + 15 * static_cast<std::int64_t>(rung); };
    for (std::uint64_t i = 0, count = dice_.below(7); i < count; ++i) {
      auto const id = quoted("s" + std::to_string(i));
      auto const rung = own_ladder ? quoted(one_in(2) ? "low" : "high") : percent(bound(dice_.below(rungs)));
      auto const low = percent(static_cast<std::int64_t>(dice_.below(30)));
      auto const high = percent(80 + static_cast<std::int64_t>(dice_.below(30)));
      std::string step;
      bool asks = false;
      switch (dice_.below(12)) {
      case 0:
        step = "starlot::deduction{" + id + ", 1.5_pt}" + (one_in(2) ? ".fails_at(3)" : "");
        break;
      case 1:
        step = "starlot::bonus{" + id + ", 0.75_pt}" + (one_in(2) ? ".at_most(2)" : "");
        break;
      case 2:
        step = "starlot::cap{" + high + "}";
        break;
      case 3:
        step = "starlot::floor_at{" + low + "}";
        break;
      case 4:
        step = "starlot::clamp{" + low + ", " + high + "}";
        break;
      case 5:
        step = "starlot::round_to{0.5_pt, starlot::rounding::half_even}";
        break;
      case 6:
        step = "starlot::veto{\"veto\"}";
        break;
      case 7:
        step = "starlot::grade_limit{" + rung + "}";
        break;
      case 8:
        step = "starlot::rung_needs{" + rung + ", " + conditions(asks, true) + "}";
        break;
      case 9:
        step = "starlot::grade_floor{" + rung + "}";
        break;
      case 10:
        step = std::string{"starlot::add{"} + (one_in(2) ? "-" : "") + "1.5_pt}";
        break;
      default:
        step = "starlot::grade_is{" + rung + "}";
        break;
      }
      bool const counts = step.starts_with("starlot::deduction") || step.starts_with("starlot::bonus");
      bool const needs_one = step.starts_with("starlot::veto") || step.starts_with("starlot::grade_is");
      if (needs_one || one_in(2))
        step += (one_in(2) ? ".when(" : ".unless(") + conditions(asks, !counts) + ")";
      if (one_in(4))
        step += (one_in(2) ? ".when(" : ".unless(") + conditions(asks, !counts) + ")";
      compiled_ += ", " + step;
      whole += "  p.steps.push_back(" + step + ");\n";
    }
    if (own_ && one_in(2)) {
      compiled_ += ", twins::leads";
      whole += "  p.steps.push_back(starlot::custom{\"shrinking bonus\"});\n";
    }
    if (own_ladder) {
      compiled_ += ", twins::lowest";
      whole += "  p.ladder = starlot::custom{\"lowest over branches\"};\n";
      return;
    }
    bool const descending = one_in(4);
    for (int ladder = 0, count = one_in(3) ? 2 : 1; ladder < count; ++ladder) {
      compiled_ += ", starlot::ladder{";
      for (std::uint64_t i = 0; i < rungs; ++i) {
        auto const at = percent(bound(descending ? rungs - 1 - i : i));
        auto const kind = std::string{descending  ? (one_in(2) ? "at_most" : "below")
                                      : one_in(2) ? "above"
                                                  : ""};
        auto const rest = at + ", \"g" + std::to_string(i) + "\", " + std::to_string(i);
        auto const text =
            "starlot::rung" + (kind.empty() ? "{" + rest + "}" : "::" + kind + "(" + rest + ")");
        compiled_ += (i == 0 ? "" : ", ") + text;
        whole += "  p.rungs.push_back(" + text + ");\n";
        if (ladder == 1)
          whole += "  p.rungs.back().group = \"small\";\n";
      }
      compiled_ += ladder == 1 ? "}.only_for(\"small\")" : "}";
    }
  }

  starlot_tests::random_numbers dice_;
  std::vector<std::string> ids_;
  std::string sources_[4][2]; ///< by form and scope: the last criterion with a finding of its own
  std::string compiled_;
  std::string rows_;
  std::int64_t scale_ = 0;
  std::int64_t total_ = 0;
  std::uint64_t left_ = 0;
  int questions_ = 0;
  bool own_ = false;
  bool top_is_sum_ = true;
  bool is_raw_ = false;
  int around_ = 0; ///< clauses around that say what they are worth
};

} // namespace

int main(int arguments, char** argument) {
  if (arguments != 3)
    return 1;
  auto const unit = std::atoi(argument[1]);
  auto const schemes = std::atoi(argument[2]);
  std::printf("#include \"twins/twins.hpp\"\n\nusing namespace starlot::literals;\n\nnamespace {\n\n");
  for (int i = 0; i < schemes; ++i)
    generator{static_cast<std::uint64_t>(unit * schemes + i)}.print(unit * schemes + i);
  std::printf("} // namespace\n\nvoid twins::unit_%d(twins::tally& seen) {\n", unit);
  for (int i = 0; i < schemes; ++i)
    std::printf("  twins::compare<scheme_%d>(rows_%d(), seen);\n", unit * schemes + i, unit * schemes + i);
  std::printf("}\n");
}
