using System.Globalization;
using ActorMesos.Frameworks.Hdfs.Namespaces;

namespace ActorMesos.Frameworks.Hdfs.Programs;

/// <summary>What a NameNode has in memory, standby or active.</summary>
internal sealed class NameNodeCore
{
    public NameNodeCore(ServiceOptions options, HdfsConstants constants)
    {
        Options = options;
        Storages = new Storages(constants, Blocks);
    }

    public ServiceOptions Options { get; }

    public BlockMap Blocks { get; } = new();

    public Storages Storages { get; }

    public Namespace Names { get; private set; } = new(NamespaceImage.Empty);

    /// <summary>The edits after the image with which it began, as far as they are kept.</summary>
    public EditLog Log { get; private set; } = new();

    /// <summary>Adds what follows on the log; whatever does not is known already, or comes again.</summary>
    public void Append(IReadOnlyList<Edit> edits)
    {
        foreach (var edit in edits)
        {
            if (edit.Tx == Log.Last + 1)
            {
                Log.Add(edit);
                Names.Apply(edit, Blocks);
            }
        }
    }

    /// <summary>Begins with an image, in the place of an older namespace.</summary>
    public void Load(NamespaceImage image)
    {
        foreach (var block in Names.Files.SelectMany(static file => file.Blocks))
        {
            Blocks.Forget(block);
        }

        Names = new Namespace(image);
        Names.Fill(Blocks);
        Log = new EditLog(image.Tx, image.Epoch);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Names.Count} files, {Log.Last} edits");
}
