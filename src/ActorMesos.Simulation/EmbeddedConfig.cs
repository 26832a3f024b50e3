using Akka.Configuration;

namespace ActorMesos.Simulation;

/// <summary>The files of the folder <c>config/</c>, which are built into the program.</summary>
public static class EmbeddedConfig
{
    /// <summary>The file of that name, parsed.</summary>
    public static Config Read(string name) => ConfigurationFactory.ParseString(Text(name));

    /// <summary>The file of that name, as it is.</summary>
    public static string Text(string name)
    {
        var assembly = typeof(EmbeddedConfig).Assembly;
        using var stream = assembly.GetManifestResourceStream($"config/{name}")
            ?? throw new InvalidOperationException($"config/{name} is not built in.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
