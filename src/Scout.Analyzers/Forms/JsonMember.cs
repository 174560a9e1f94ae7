using Microsoft.CodeAnalysis;
using Scout.Rules.Contracts;

namespace Scout.Analyzers.Forms;

/// <summary>A member of a type's JSON form.</summary>
/// <param name="Property">The property.</param>
/// <param name="Name">Its JSON name.</param>
/// <param name="Presence">Whether it may be left out.</param>
/// <param name="HasSchema">Whether the library has a schema for it: not where attributes change how it is written.</param>
internal sealed record JsonMember(IPropertySymbol Property, string Name, ContractPresence Presence, bool HasSchema);
