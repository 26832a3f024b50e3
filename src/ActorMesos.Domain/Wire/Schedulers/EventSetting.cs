using System.Globalization;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Slaves;

namespace ActorMesos.Domain.Wire.Schedulers;

/// <summary>What an event must be written for: who gets it, and where master and slaves say that they are.</summary>
/// <param name="Framework">The framework that gets it.</param>
/// <param name="Host">The host of the master's endpoints.</param>
/// <param name="Port">Their port.</param>
/// <param name="Slaves">The slaves by their hostnames.</param>
public sealed record EventSetting(FrameworkInfo Framework, string Host, int Port, IReadOnlyDictionary<string, SlavePlace> Slaves)
{
    /// <summary>How often a subscribed scheduler hears that the connection stands, in seconds.</summary>
    public double HeartbeatSeconds { get; init; } = 15;

    /// <summary>In which form reservations are written to it.</summary>
    public ResourceForm Form => Framework.Can(FrameworkCapabilities.ReservationRefinement) ? ResourceForm.Stack : ResourceForm.Role;
}

/// <summary>Where a slave says that it is.</summary>
/// <param name="Slave">The slave.</param>
/// <param name="Ip">Its address, of a network that is nowhere.</param>
public sealed record SlavePlace(SlaveInfo Slave, string Ip)
{
    /// <summary>The port of every slave.</summary>
    public const int Port = 5051;

    /// <summary>The address of its process as Mesos writes it: <c>slave(1)@10.0.0.1:5051</c>.</summary>
    public string Pid => string.Create(CultureInfo.InvariantCulture, $"slave(1)@{Ip}:{Port}");
}
