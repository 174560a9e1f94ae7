namespace Scout;

/// <summary>
/// Marks the class that registers what the code blocks of a project use: it has a
/// <c>public static void Configure(IServiceCollection services, IConfiguration configuration)</c>. One class per project.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WorkflowServicesAttribute : Attribute;
