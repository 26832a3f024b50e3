namespace ActorMesos.Domain.Frameworks;

/// <summary>A kind of framework that a scenario may name, such as <c>hdfs</c>, with the settings that it understands.</summary>
/// <param name="Name">The name that a scenario's <c>type</c> uses.</param>
/// <param name="Summary">One line that says what the framework does.</param>
/// <param name="Settings">Every setting that a scenario may give it, in the order in which they are listed and printed.</param>
public sealed record FrameworkType(string Name, string Summary, IReadOnlyList<Setting> Settings)
{
    /// <summary>
    /// Where settings, each of which may be what it is, contradict each other. It is asked with the settings and, where one of them names another framework
    /// of the scenario, with that one's settings, else with null.
    /// </summary>
    public Func<FrameworkSettings, FrameworkSettings?, IEnumerable<SettingConflict>> Conflicts { get; init; } = static (_, _) => [];
}

/// <summary>A setting that others do not allow to be what it is, though it may be so by itself.</summary>
/// <param name="Setting">The name of the setting.</param>
/// <param name="Found">What it is, and what it contradicts: "5, of which only 3 exist".</param>
/// <param name="Allowed">What would be right.</param>
public sealed record SettingConflict(string Setting, string Found, string Allowed);
