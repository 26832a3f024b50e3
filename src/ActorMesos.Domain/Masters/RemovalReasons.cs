namespace ActorMesos.Domain.Masters;

/// <summary>Why slaves leave the master's books, in the words of its reports and registry; metrics count by them.</summary>
internal static class RemovalReasons
{
    public const string Silent = "it did not answer pings";
    public const string NotAgain = "it did not register again in time after its connection broke";
    public const string NotBack = "it did not come back to a new master in time";
    public const string Unregistered = "it unregistered";
    public const string MachineDown = "its machine went down for maintenance";
    public const string Replaced = "a new slave registered from its address";
}
