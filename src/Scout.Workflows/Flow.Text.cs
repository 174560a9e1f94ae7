using System.Runtime.CompilerServices;
using Scout.Revisions.Blocks;

namespace Scout;

public sealed partial class Flow
{
    /// <summary>A block that renders a template.</summary>
    /// <param name="id">The block's id.</param>
    /// <param name="template">The template.</param>
    /// <param name="options">Retry, timeout and the like; by default none.</param>
    /// <param name="file">Left to the compiler.</param>
    /// <param name="line">Left to the compiler.</param>
    /// <returns>The text.</returns>
    public Value<string> Text(
        string id, Template template, BlockOptions<string>? options = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(template);
        return Add(id, options, new(file, line), _ => binder => new TextBlock
        {
            Id = binder.Id,
            Needs = [],
            Output = binder.Output,
            Template = binder.Template("template", template),
        });
    }
}
