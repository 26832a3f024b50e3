namespace ActorMesos.Domain.Programs;

/// <summary>
/// What a program keeps on a disk: files by their names, in a volume, in the sandbox of a task or on a network volume. A file's content
/// is a value that never changes. What was written since the last <see cref="Sync"/> survives the end of the process, and is lost when
/// the host loses its power.
/// </summary>
public sealed class Folder
{
    private readonly Dictionary<string, object> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object?> _before = new(StringComparer.Ordinal);

    /// <summary>How many files there are.</summary>
    public int Count => _files.Count;

    /// <summary>Whether nothing lies in it.</summary>
    public bool IsEmpty => _files.Count == 0;

    /// <summary>The names of all files, in ordinal order.</summary>
    public IEnumerable<string> Names => _files.Keys.Order(StringComparer.Ordinal);

    /// <summary>Whether there is a file of that name.</summary>
    public bool Holds(string name) => _files.ContainsKey(name);

    /// <summary>The content of a file; null where there is none of that name and type.</summary>
    public T? Read<T>(string name)
        where T : class => _files.GetValueOrDefault(name) as T;

    /// <summary>Writes a file, in the place of one of that name.</summary>
    public void Write(string name, object content)
    {
        ArgumentNullException.ThrowIfNull(content);
        Remember(name);
        _files[name] = content;
    }

    /// <summary>Deletes a file, if there is one of that name.</summary>
    public void Delete(string name)
    {
        if (_files.ContainsKey(name))
        {
            Remember(name);
            _files.Remove(name);
        }
    }

    /// <summary>What has been written and deleted so far stays so, whatever happens to the host's power (<c>fsync</c>).</summary>
    public void Sync() => _before.Clear();

    /// <summary>The host has lost its power: the folder is as it was at the last <see cref="Sync"/>.</summary>
    /// <returns>Whether anything was lost.</returns>
    public bool LosePower()
    {
        foreach (var (name, content) in _before)
        {
            if (content is null)
            {
                _files.Remove(name);
            }
            else
            {
                _files[name] = content;
            }
        }

        var lost = _before.Count > 0;
        _before.Clear();
        return lost;
    }

    private void Remember(string name) => _before.TryAdd(name, _files.GetValueOrDefault(name));
}
