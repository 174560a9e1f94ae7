using Scout.Revisions.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Scout.Tool.Output;

/// <summary>A console that commands its terminal, and through which no text does: what is written of others is <see cref="PlainText"/>, whatever view wrote it.</summary>
internal sealed class PlainConsole(IAnsiConsole console) : IAnsiConsole
{
    public Profile Profile => console.Profile;

    public IAnsiConsoleCursor Cursor => console.Cursor;

    public IAnsiConsoleInput Input => console.Input;

    public IExclusivityMode ExclusivityMode => console.ExclusivityMode;

    // Its own: what moves attaches to it, and is rendered before it is made plain.
    public RenderPipeline Pipeline { get; } = new();

    public void Clear(bool home) => console.Clear(home);

    public void Write(IRenderable renderable) => console.Write(new Plain(Pipeline, renderable));

    public void WriteAnsi(Action<AnsiWriter> action) => console.WriteAnsi(action);

    private sealed class Plain(RenderPipeline pipeline, IRenderable text) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => text.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
            pipeline.Process(options, [text]).SelectMany(part => part.Render(options, maxWidth)).Select(Of);

        private static Segment Of(Segment segment) =>
            !segment.IsControlCode && PlainText.Of(segment.Text) is var plain && plain != segment.Text ? new(plain, segment.Style) : segment;
    }
}
