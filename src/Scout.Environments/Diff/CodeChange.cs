using System.Text.Json;

namespace Scout.Environments.Diff;

/// <summary>One difference of the Code view.</summary>
/// <param name="Entry">The <see cref="DiffEntry.Key"/> that it belongs to.</param>
/// <param name="Operation">What it does.</param>
/// <param name="Path">The JSON Pointer (RFC 6901), valid when the changes before it have been applied.</param>
/// <param name="Before">The value before, for remove and replace. Blocks inside it are left out: they have changes of their own.</param>
/// <param name="After">The value after, for add and replace. Blocks inside it are left out: they have changes of their own.</param>
/// <param name="From">The path before, for move.</param>
internal sealed record CodeChange(string Entry, CodeOperation Operation, string Path, JsonElement? Before = null, JsonElement? After = null, string? From = null);

/// <summary>What a <see cref="CodeChange"/> does to the older JSON. Applied in their order, all of them give the newer one.</summary>
internal enum CodeOperation
{
    /// <summary>Adds a member, or inserts an item into an array.</summary>
    Add,

    /// <summary>Removes a member or an item.</summary>
    Remove,

    /// <summary>Puts another value in a value's place.</summary>
    Replace,

    /// <summary>Moves a member: a renamed block.</summary>
    Move,
}
