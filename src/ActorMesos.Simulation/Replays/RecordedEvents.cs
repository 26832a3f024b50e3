using System.Text;

namespace ActorMesos.Simulation.Replays;

/// <summary>The lines of a recording on disk, found by their numbers.</summary>
public sealed class RecordedEvents : IDisposable
{
    /// <summary>How many lines a chain of causes shows.</summary>
    public const int ChainMost = 20;

    private readonly FileStream _file;
    private readonly List<long> _ends = [];

    private RecordedEvents(FileStream file) => _file = file;

    /// <summary>How many whole lines there are.</summary>
    public long Count => _ends.Count;

    /// <summary>The line of that number; null where there is none, or where it is damaged.</summary>
    public RecordedLine? this[long number] => TextOf(number) is { } text ? RecordedLine.Parse(text) : null;

    /// <summary>Looks for the lines of a file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RecordedEvents Open(string path)
    {
        var events = new RecordedEvents(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        var buffer = new byte[1 << 20];
        long offset = 0;
        for (int length; (length = events._file.Read(buffer)) > 0; offset += length)
        {
            for (var i = buffer.AsSpan(0, length).IndexOf((byte)'\n'); i >= 0;)
            {
                events._ends.Add(offset + i);
                var next = buffer.AsSpan(i + 1, length - i - 1).IndexOf((byte)'\n');
                i = next < 0 ? -1 : i + 1 + next;
            }
        }

        return events;
    }

    /// <summary>The text of the line of that number; null where there is none.</summary>
    public string? TextOf(long number)
    {
        if (number < 1 || number > Count)
        {
            return null;
        }

        var index = (int)(number - 1);
        var start = index == 0 ? 0 : _ends[index - 1] + 1;
        var bytes = new byte[_ends[index] - start];
        _file.Position = start;
        _file.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>The line and those that led to it, the earliest first.</summary>
    public IReadOnlyList<RecordedLine> Chain(long number, int most = ChainMost)
    {
        var chain = new List<RecordedLine>();
        while (chain.Count < most && this[number] is { } line && (chain.Count == 0 || line.Number < chain[^1].Number))
        {
            chain.Add(line);
            number = line.Cause;
        }

        chain.Reverse();
        return chain;
    }

    /// <summary>The last lines up to a number that are wanted, the earliest first.</summary>
    public IReadOnlyList<RecordedLine> Last(long number, int most, Func<RecordedLine, bool> isWanted)
    {
        ArgumentNullException.ThrowIfNull(isWanted);
        var found = new List<RecordedLine>();
        for (var at = Math.Min(number, Count); at >= 1 && found.Count < most; at--)
        {
            if (this[at] is { } line && isWanted(line))
            {
                found.Add(line);
            }
        }

        found.Reverse();
        return found;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
