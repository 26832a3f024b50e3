namespace ActorMesos.Simulation.Tests.Journals;

/// <summary>The path of a file in a folder of its own, which goes with it.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actormesos-").FullName;

    public string Name => Path.Combine(_folder, "journal.db");

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
