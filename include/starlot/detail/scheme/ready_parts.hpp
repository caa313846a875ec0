// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCHEME_READY_PARTS_HPP
#define STARLOT_DETAIL_SCHEME_READY_PARTS_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/scheme/custom_part.hpp>

#include <string>
#include <string_view>
#include <type_traits>

namespace starlot::inline v0::detail {

/// One of the parts of a list by its name, with its parameter as text. Errors: `unknown`, `wrong_parameter` (also of a part
/// that takes none), what a part says is wrong with itself, each with the name.
template <class Choice, class List>
[[nodiscard]] result<Choice> read_ready(std::string_view name, std::string_view parameter, errc unknown) {
  result<Choice> out = error::at(unknown, name);
  List::any([&]<class Part>(std::type_identity<Part>) {
    if (name != Part::name)
      return false;
    if constexpr (requires { Part::read(parameter); }) {
      if (auto const read = Part::read(parameter); !read)
        out = access::why(read);
      else if (auto const wrong = fault_in(*read); wrong != errc::none)
        out = error::at(wrong, name);
      else
        out = Choice{*read};
    } else if (parameter.empty()) {
      out = Choice{Part{}};
    } else {
      out = error::at(errc::wrong_parameter, name);
    }
    return true;
  });
  return out;
}

/// Whether a part of a scheme is one of a list, and the parameter of such a one as text.
template <class List> [[nodiscard]] bool says_ready(custom_part const& declared, std::string& parameter) {
  return List::any([&]<class Part>(std::type_identity<Part>) {
    if (declared.calls != &custom_calls_of<Part>::table)
      return false;
    if constexpr (requires(Part const& p) { p.text(); })
      parameter = static_cast<Part const*>(declared.part)->text();
    return true;
  });
}

} // namespace starlot::inline v0::detail

#endif
