namespace ActorMesos.Domain.Tasks;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;

/// <summary>Whose program an executor is (<c>ExecutorInfo.Type</c>, since 1.1).</summary>
public enum ExecutorType
{
    /// <summary>The framework's own: <c>CUSTOM</c>. It needs a command.</summary>
    Custom,

    /// <summary>Mesos's own, which runs groups of tasks: <c>DEFAULT</c>. It has no command.</summary>
    Default,
}

/// <summary>
/// A process that runs tasks of its framework on one slave, and stays between them (<c>ExecutorInfo</c>). Its resources are taken with
/// the first of its tasks.
/// </summary>
/// <param name="Id">Chosen by the framework; on one slave it stands for one executor.</param>
/// <param name="Resources">What it needs besides its tasks.</param>
/// <param name="Command">What starts it.</param>
/// <param name="FrameworkId">Whose it is; null for the framework that launches.</param>
/// <param name="Type">Whose program it is; null before 1.1, and where nobody asks.</param>
public sealed record ExecutorInfo(
    ExecutorId Id, Resources Resources, CommandInfo? Command = null, FrameworkId? FrameworkId = null, ExecutorType? Type = null)
{
    /// <summary>Whether both stand for one executor, which one of them may say more explicitly.</summary>
    public bool IsSameAs(ExecutorInfo other) => Equals(other with { FrameworkId = FrameworkId });
}
