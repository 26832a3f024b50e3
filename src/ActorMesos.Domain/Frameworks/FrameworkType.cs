namespace ActorMesos.Domain.Frameworks;

/// <summary>A kind of framework that a scenario may name, such as <c>hdfs</c>, with the settings that it understands.</summary>
/// <param name="Name">The name that a scenario's <c>type</c> uses.</param>
/// <param name="Summary">One line that says what the framework does.</param>
/// <param name="Settings">Every setting that a scenario may give it, in the order in which they are listed and printed.</param>
public sealed record FrameworkType(string Name, string Summary, IReadOnlyList<Setting> Settings);
