using System.Collections.Immutable;

namespace ActorMesos.Frameworks.Hdfs.Namespaces;

/// <summary>The namespace in a NameNode's memory: what the edits come to, one after the other.</summary>
internal sealed class Namespace(NamespaceImage image)
{
    private readonly ImmutableSortedDictionary<string, HdfsFile>.Builder _files = image.Files.ToBuilder();
    private readonly ImmutableSortedDictionary<long, long>.Builder _generations = image.Generations.ToBuilder();
    private readonly SortedSet<string> _open =
        new(image.Files.Values.Where(static file => file.IsOpen).Select(static file => file.Path), StringComparer.Ordinal);

    public long Tx { get; private set; } = image.Tx;

    public long Epoch { get; private set; } = image.Epoch;

    public long NextBlock { get; private set; } = image.NextBlock;

    public IEnumerable<HdfsFile> Files => _files.Values;

    public int Count => _files.Count;

    /// <summary>The files that somebody writes, by path.</summary>
    public IReadOnlyCollection<string> Open => _open;

    public HdfsFile? File(string path) => _files.GetValueOrDefault(path);

    public NamespaceImage Image() => new(Tx, Epoch, NextBlock, _files.ToImmutable(), _generations.ToImmutable());

    /// <summary>Applies the next edit, and tells the block map what becomes of blocks.</summary>
    public void Apply(Edit edit, BlockMap blocks)
    {
        (Tx, Epoch) = (edit.Tx, edit.Epoch);
        var file = _files.GetValueOrDefault(edit.Path);
        switch (edit.Kind)
        {
            case EditKind.Add:
                _files[edit.Path] = new HdfsFile(edit.Path, (int)edit.Number, [], IsOpen: true);
                _open.Add(edit.Path);
                break;
            case EditKind.AddBlock when file is not null:
                CloseLast(file, blocks);
                NextBlock = Math.Max(NextBlock, edit.Number + 1);
                _files[edit.Path] = file with { Blocks = file.Blocks.Add(edit.Number) };
                blocks.Know(edit.Number, file.Replication, isOpen: true);
                break;
            case EditKind.AbandonBlock when file is not null:
                _files[edit.Path] = file with { Blocks = file.Blocks.Remove(edit.Number) };
                Forget(edit.Number, blocks);
                break;
            case EditKind.UpdateBlock when file is { Blocks.IsEmpty: false }:
                _generations[file.Blocks[^1]] = edit.Number;
                blocks.Renew(file.Blocks[^1], edit.Number);
                break;
            case EditKind.Close when file is not null:
                CloseLast(file, blocks);
                _files[edit.Path] = file with { IsOpen = false };
                _open.Remove(edit.Path);
                break;
            case EditKind.Delete when file is not null:
                _files.Remove(edit.Path);
                _open.Remove(edit.Path);
                foreach (var block in file.Blocks)
                {
                    Forget(block, blocks);
                }

                break;
        }
    }

    /// <summary>Tells a block map that knows nothing yet of all blocks.</summary>
    public void Fill(BlockMap blocks)
    {
        foreach (var file in _files.Values)
        {
            for (var i = 0; i < file.Blocks.Length; i++)
            {
                blocks.Know(file.Blocks[i], file.Replication, isOpen: file.IsOpen && i == file.Blocks.Length - 1);
            }
        }

        foreach (var (block, generation) in _generations)
        {
            blocks.Renew(block, generation);
        }
    }

    private void Forget(long block, BlockMap blocks)
    {
        _generations.Remove(block);
        blocks.Forget(block);
    }

    private static void CloseLast(HdfsFile file, BlockMap blocks)
    {
        if (!file.Blocks.IsEmpty)
        {
            blocks.Close(file.Blocks[^1]);
        }
    }
}
