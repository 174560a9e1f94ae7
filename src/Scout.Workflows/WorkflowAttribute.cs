using System.Runtime.CompilerServices;
using Scout.Definitions;

namespace Scout;

/// <summary>Gives a workflow class its id. The class must derive from <see cref="Workflow{TIn,TOut}"/> and have a public constructor without parameters.</summary>
/// <param name="id">The workflow's id, unique in its assembly: kebab-case, <c>[a-z][a-z0-9-]{0,63}</c>.</param>
/// <param name="file">Left to the compiler.</param>
/// <param name="line">Left to the compiler.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class WorkflowAttribute(string id, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : Attribute
{
    /// <summary>The workflow's id.</summary>
    public string Id { get; } = id;

    internal SourceLocation Location { get; } = new(file, line);
}

/// <summary>
/// Marks the class that registers what the code blocks of a project use: it has a
/// <c>public static void Configure(IServiceCollection services, IConfiguration configuration)</c>. One class per project.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WorkflowServicesAttribute : Attribute;
