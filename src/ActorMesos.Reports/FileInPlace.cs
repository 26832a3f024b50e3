namespace ActorMesos.Reports;

/// <summary>A file that takes its place only when it is whole; until then, and if it never is, the one before it stays.</summary>
internal sealed class FileInPlace : IDisposable
{
    private readonly string _path;
    private readonly string _meanwhile;
    private bool _isPlaced;

    /// <summary>Begins a file.</summary>
    /// <param name="path">Where it will be.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public FileInPlace(string path)
    {
        (_path, _meanwhile) = (path, path + ".new");
        Stream = new FileStream(_meanwhile, FileMode.Create);
    }

    /// <summary>What is written.</summary>
    public FileStream Stream { get; }

    /// <summary>It is whole.</summary>
    public void Place()
    {
        Stream.Dispose();
        File.Move(_meanwhile, _path, overwrite: true);
        _isPlaced = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stream.Dispose();
        if (!_isPlaced)
        {
            File.Delete(_meanwhile);
        }
    }
}
