namespace ActorMesos.Cli.Verbs;

/// <summary>The scenarios that come with the program.</summary>
internal static class ShippedScenarios
{
    private const string Name = "simulations";

    /// <summary>Their folder: here, or else above the program, where it was built. Null when there is none.</summary>
    public static string? Folder { get; } = Directory.Exists(Name) ? Name : Above(AppContext.BaseDirectory);

    /// <summary>The one that is run when none is named.</summary>
    public static string Default { get; } = Path.Combine(Folder ?? Name, "hdfs.conf");

    /// <summary>The one that is served when none is named.</summary>
    public static string Served { get; } = Path.Combine(Folder ?? Name, "serve.conf");

    private static string? Above(string? folder)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, Name)) && File.Exists(Path.Combine(folder, "run-sim.sh")))
            {
                return Path.Combine(folder, Name);
            }
        }

        return null;
    }
}
