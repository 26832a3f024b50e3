using Spectre.Console;

namespace ActorMesos.Cli.Output;

/// <summary>
/// A bar, and beneath it a few lines that change in place. A thread of its own draws them: what they tell of goes on undisturbed, and is seen
/// to go on while a single step of it takes long.
/// </summary>
internal sealed class LiveScreen : IDisposable
{
    private const int BarLeast = 8;
    private const int BarMost = 40;

    /// <summary>What stands beside the bar: a sign that turns, the title, and how many percent.</summary>
    private const int BesideBar = 40;

    private static readonly TimeSpan DrawnEvery = TimeSpan.FromMilliseconds(100);

    private readonly ManualResetEventSlim _over = new();
    private readonly IAnsiConsole _console;
    private readonly Thread _drawing;
    private volatile ProgressView _view = new("", null, []);
    private bool _isDrawing;

    public LiveScreen(IAnsiConsole console)
    {
        _console = console;
        _drawing = new Thread(Draw) { IsBackground = true, Name = "screen" };
    }

    /// <summary>Shows this from the next drawing on; before the first one there is nothing on the terminal.</summary>
    public void Show(ProgressView view)
    {
        _view = view;
        if (!_isDrawing)
        {
            _isDrawing = true;
            _drawing.Start();
        }
    }

    /// <summary>Takes the lines off the terminal.</summary>
    public void Dispose()
    {
        _over.Set();
        if (_isDrawing)
        {
            _drawing.Join();
        }

        _over.Dispose();
    }

    private void Draw()
    {
        try
        {
            _console.Progress().AutoRefresh(false).AutoClear(true)
                .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn { Width = BarWidth() }, new PercentageColumn())
                .UseRenderHook((bar, _) => new Rows(bar, Table(_view)))
                .Start(Draw);
        }
        catch (IOException)
        {
            // The terminal has gone; what it was to show goes on.
        }
    }

    private void Draw(ProgressContext context)
    {
        var task = context.AddTask(Markup.Escape(_view.Title), maxValue: 1);
        do
        {
            var view = _view;
            task.Description = Markup.Escape(view.Title);
            task.IsIndeterminate = view.Fraction is null;
            task.Value = view.Fraction ?? 0;
            context.Refresh();
        }
        while (!_over.Wait(DrawnEvery));
    }

    private int BarWidth() => Math.Clamp(_console.Profile.Width - BesideBar, BarLeast, BarMost);

    private static Grid Table(ProgressView view)
    {
        var grid = new Grid().AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 2, 0) }).AddColumn(new GridColumn { Padding = new Padding(0) });
        foreach (var (name, says) in view.Rows)
        {
            grid.AddRow(new Text(name, new Style(decoration: Decoration.Dim)), new Text(says));
        }

        return grid;
    }
}
