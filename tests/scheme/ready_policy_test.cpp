// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/ready_policy.hpp>
#include <starlot/scheme/scheme.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace {

using namespace starlot;
using namespace starlot::literals;

/// The outlet so far from the worst, or the best.
struct one_of_the_worst {
  static constexpr std::string_view name = "one of the worst";
  static constexpr int version = 3;
  static constexpr aggregation_kind kind = aggregation_kind::scores;
  std::int64_t place = 0;

  [[nodiscard]] constexpr std::array<std::int64_t, 1> parameters() const { return {place}; }
  [[nodiscard]] constexpr result<void> check() const {
    return place < 0 ? errc::wrong_parameter : result<void>{};
  }
  [[nodiscard]] fraction operator()(std::span<outlet_score const> outlets) const {
    auto const at = static_cast<std::size_t>(place);
    return outlets[at < outlets.size() ? at : outlets.size() - 1].score;
  }
};

struct all_of_it {
  static constexpr std::string_view name = "all of it";
  static constexpr int version = 1;
  [[nodiscard]] constexpr rule_result operator()(finding const&) const { return share::full(); }
};

constexpr scheme by_own{title{"t", "1"}, criterion{"1", "", 10_pt, proportional, per_outlet},
                        one_of_the_worst{1}, ladder{{5_pt, "pass"}}};
constexpr scheme by_none{title{"t", "1"}, criterion{"1", "", 10_pt, proportional, per_outlet},
                         ladder{{5_pt, "pass"}}};

result<loaded_scheme> declaring(aggregation_choice const& policy, custom_table const& mine = {}) {
  return loaded_scheme::build(
      {.title = {"t", "1"},
       .rows = {{.id = "1", .worth = 10_pt, .rule = proportional, .visited = per_outlet}},
       .rungs = {{5_pt, "pass"}},
       .aggregation = policy},
      mine);
}

TEST_CASE("a ready policy that there is not, or that takes another parameter, is named in the error") {
  for (auto const* const name : {"best", "", "Pooled", "one of the worst"}) {
    auto const policy = ready_policy(name);
    REQUIRE_FALSE(policy.has_value());
    CHECK(policy.error().code == errc::unknown_aggregation);
    CHECK(policy.error().where.id == name);
  }
  CHECK(ready_policy("pooled", "10%").error().code == errc::wrong_parameter);
  CHECK(ready_policy("trimmed").error().code == errc::wrong_parameter);
  CHECK(ready_policy("trimmed", "ten").error().where.id == "trimmed");
  CHECK(ready_policy("trimmed", "50%").error().code == errc::trims_everything); // as a scheme refuses it
  CHECK(ready_policy("trimmed", "50%").error().where.id == "trimmed");
}

TEST_CASE("a policy of one's own is declared in a scheme, and found by its name where that is loaded") {
  custom_table mine;
  mine.add("second", one_of_the_worst{1}).add("first", one_of_the_worst{0});
  auto const second = declaring(custom{"second"}, mine);
  REQUIRE(second.has_value());
  CHECK(content_hash(*second) == content_hash<by_own>());
  CHECK(content_hash(*declaring(one_of_the_worst{1})) == content_hash<by_own>());
  CHECK(content_hash(*declaring(custom{"first"}, mine)) != content_hash<by_own>());
  CHECK(content_hash<by_none>() != content_hash<by_own>());
  CHECK(second->view().customs == 1);
  CHECK(second->view().customs_are_monotone); // of sheets
  auto const words = declared_policy(*second);
  CHECK(words.name == "one of the worst");
  CHECK_FALSE(words.is_ready);
  CHECK(declared_policy(compiled<by_own>).name == "one of the worst");
  CHECK(declared_policy(compiled<by_none>).name.empty());
}

TEST_CASE("a policy that the table lacks, or that is another part, is an error with its name") {
  custom_table mine;
  mine.add("rule", all_of_it{});
  for (auto const* const name : {"second", "rule", "pooled", ""}) {
    auto const built = declaring(custom{name}, mine);
    REQUIRE_FALSE(built.has_value());
    REQUIRE(built.errors().size() == 1);
    CHECK(built.error().code == errc::unknown_aggregation);
    CHECK(built.error().where.id == name);
  }
}

TEST_CASE("a policy says by itself what is wrong with it, and the scheme is refused") {
  custom_table mine;
  mine.add(one_of_the_worst{-1});
  auto const own = declaring(custom{"one of the worst"}, mine);
  REQUIRE_FALSE(own.has_value());
  CHECK(own.error().code == errc::wrong_parameter);
  CHECK(declaring(trimmed{50_pct}).error().code == errc::trims_everything);
}

} // namespace
