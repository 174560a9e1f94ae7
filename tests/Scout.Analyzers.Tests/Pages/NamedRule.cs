using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Tests.Pages;

/// <summary>A descriptor and its name: that of the class that has no other, <c>BlockId</c> of <c>BlockIdRule</c>, else that of its row in a table.</summary>
internal sealed record NamedRule(string Name, DiagnosticDescriptor Descriptor)
{
    private const string Only = "Descriptor";
    private const string Suffix = "Rule";

    public static ImmutableArray<NamedRule> All { get; } =
    [
        .. typeof(WorkflowAnalyzer).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => new NamedRule(field.Name == Only ? NameOf(field.DeclaringType!) : field.Name, (DiagnosticDescriptor)field.GetValue(null)!))
            .OrderBy(rule => rule.Descriptor.Id, StringComparer.Ordinal),
    ];

    /// <summary>The name of a rule's class without what all of them end in.</summary>
    public static string NameOf(Type rule) => rule.Name.EndsWith(Suffix, StringComparison.Ordinal) ? rule.Name[..^Suffix.Length] : rule.Name;
}
