using ActorMesos.Domain.Programs;

namespace ActorMesos.Frameworks.Hdfs.Programs;

/// <summary>To which deployment a folder belongs (the file <c>VERSION</c>), and the id of this storage.</summary>
internal sealed record StorageVersion(string Store, string StorageId)
{
    private const string File = "VERSION";

    public static StorageVersion? Of(Folder folder) => folder.Read<StorageVersion>(File);

    /// <summary>Where a destroyed volume's content is left (as in Mesos 0.23), the folder may be a former deployment's: it is wiped.</summary>
    public static void WipeForeign(Folder folder, string store)
    {
        if (!folder.IsEmpty && Of(folder)?.Store != store)
        {
            Wipe(folder);
        }
    }

    public static void Wipe(Folder folder)
    {
        foreach (var name in folder.Names.ToList())
        {
            folder.Delete(name);
        }

        folder.Sync();
    }

    public void Write(Folder folder)
    {
        folder.Write(File, this);
        folder.Sync();
    }
}
