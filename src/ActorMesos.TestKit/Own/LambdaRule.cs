using ActorMesos.Kernel.Network;

namespace ActorMesos.TestKit.Own;

/// <summary>A filter of messages that is one question.</summary>
internal sealed class LambdaRule(Func<string, string, object, Verdict> judge) : ILinkRule
{
    public Verdict Judge(Link link, object message) => judge(link.From.Name, link.To.Name, message);
}
