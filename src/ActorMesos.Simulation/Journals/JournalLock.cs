using ActorMesos.Domain.Decisions;

namespace ActorMesos.Simulation.Journals;

/// <summary>Keeps a journal file for one run: two that wrote into it at once would both be wrong.</summary>
public sealed class JournalLock : IDisposable
{
    private readonly FileStream _file;

    private JournalLock(FileStream file) => _file = file;

    /// <summary>Takes the journal, which need not exist yet. The system gives it back however the process ends.</summary>
    public static Result<JournalLock> Take(string journal)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(journal))!);
            return new JournalLock(new FileStream(
                journal + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose));
        }
        catch (IOException) when (File.Exists(journal + ".lock"))
        {
            return new Refusal("journal-free", $"the journal {journal} is in use by another run; wait until that has ended, or name another file");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Refusal("journal-writable", $"the journal {journal} cannot be written: {failure.Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
