namespace ActorMesos.Cli.Tests.Support;

/// <summary>The program and its repository, as the tests were built with them.</summary>
internal static class Built
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The program in its own output folder, in the configuration of the tests.</summary>
    public static string Program { get; } = Path.Combine(
        Root, "src", "ActorMesos.Cli", "bin", Path.GetRelativePath(Path.Combine(Root, "tests", "ActorMesos.Cli.Tests", "bin"), AppContext.BaseDirectory), "actormesos.dll");

    public static string Scenario(string name) => Path.Combine(Root, "simulations", name);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "ActorMesos.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
