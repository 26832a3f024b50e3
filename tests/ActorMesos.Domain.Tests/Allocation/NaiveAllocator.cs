namespace ActorMesos.Domain.Tests.Sharing;

using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;

/// <summary>
/// The rules of allocation as one reads them, with nothing remembered that can be computed: every share, every order and every filter anew
/// for each slave. It visits slaves in the order in which it is told.
/// </summary>
internal sealed class NaiveAllocator(SemanticsProfile semantics, IReadOnlyDictionary<string, double> weights)
{
    private readonly Dictionary<(string Framework, string Role), int> _given = [];

    public Dictionary<string, (Resources Total, bool IsActive)> Slaves { get; } = [];

    public Dictionary<string, (string[] Roles, bool IsActive)> Frameworks { get; } = [];

    public HashSet<(string Framework, string Role)> Suppressed { get; } = [];

    public List<(string Framework, string Role, string Slave, Resources Resources)> Holdings { get; } = [];

    public List<(string Framework, string Role, string Slave, Resources Refused, double Until)> Filters { get; } = [];

    public List<(string Framework, string Role, string Slave, string Resources)> Run(IEnumerable<string> slaves, double now)
    {
        var given = new List<(string, string, string, string)>();
        foreach (var slave in slaves.Where(slave => Slaves[slave].IsActive))
        {
            foreach (var (framework, role) in Clients())
            {
                var offered = Free(slave).Where(resource => MayHave(resource, role)).Aggregate(Resources.Empty, (sum, one) => sum + one);
                if (offered.Total("cpus") < new Scalar(10) && offered.Total("mem") < Scalar.FromWhole(32))
                {
                    continue;
                }

                if (Filters.Any(filter => (filter.Framework, filter.Role, filter.Slave) == (framework, role, slave)
                    && filter.Refused.Contains(offered) && (now < filter.Until || (semantics.FiltersOutliveARun && now == filter.Until))))
                {
                    continue;
                }

                Holdings.Add((framework, role, slave, offered));
                _given[(framework, role)] = _given.GetValueOrDefault((framework, role)) + 1;
                given.Add((framework, role, slave, offered.ToString()));
            }
        }

        return given;
    }

    public Resources Free(string slave) =>
        Holdings.Where(held => held.Slave == slave).Aggregate(Slaves[slave].Total, (left, held) => left - held.Resources);

    private bool MayHave(Resource resource, string role) => resource.IsUnreserved || resource.Role == role
        || (semantics.RolesAreHierarchical && role.StartsWith(resource.Role + "/", StringComparison.Ordinal));

    private bool IsListed(string framework, string role) =>
        Frameworks[framework].IsActive && Frameworks[framework].Roles.Contains(role) && !Suppressed.Contains((framework, role));

    /// <summary>All pairs of framework and role that want offers, in order; the order stands while one slave is served.</summary>
    private List<(string Framework, string Role)> Clients()
    {
        var all = Frameworks.SelectMany(framework => framework.Value.Roles.Select(role => (framework.Key, role))).Where(client => IsListed(client.Key, client.role));
        var roles = all.GroupBy(client => client.role).ToDictionary(group => group.Key, group => group.Select(client => client.Key).ToList());
        return [.. Ordered(roles.Keys, prefix: "").SelectMany(role => roles[role]
            .OrderBy(framework => Share(held => held.Framework == framework && held.Role == role, Parts(role), countsReserved: true))
            .ThenBy(framework => _given.GetValueOrDefault((framework, role)))
            .ThenBy(framework => framework, StringComparer.Ordinal)
            .Select(framework => (framework, role)))];
    }

    /// <summary>The roles under a prefix by level: of each branch the least served first, with all that lies under it.</summary>
    private IEnumerable<string> Ordered(IEnumerable<string> roles, string prefix) => roles
        .GroupBy(role => role == prefix ? prefix + "/." : Branch(role, prefix))
        .OrderBy(branch => Share(held => IsWithin(held.Role, branch.Key), Total(semantics.ReservedCountsInShare), semantics.ReservedCountsInShare)
            / weights.GetValueOrDefault(branch.Key, 1))
        .ThenBy(branch => _given.Where(given => IsWithin(given.Key.Role, branch.Key)).Sum(given => given.Value))
        .ThenBy(branch => branch.Key, StringComparer.Ordinal)
        .SelectMany(branch => branch.Key == prefix + "/." ? [prefix] : Ordered(branch, branch.Key));

    private string Branch(string role, string prefix)
    {
        var start = prefix.Length == 0 ? 0 : prefix.Length + 1;
        var slash = semantics.RolesAreHierarchical ? role.IndexOf('/', start) : -1;
        return slash < 0 ? role : role[..slash];
    }

    private bool IsWithin(string role, string branch) => branch.EndsWith("/.", StringComparison.Ordinal)
        ? role == branch[..^2]
        : role == branch || (semantics.RolesAreHierarchical && role.StartsWith(branch + "/", StringComparison.Ordinal));

    private Resources Parts(string role) => semantics.FrameworksShareTheirRole
        ? Holdings.Where(held => held.Role == role).Aggregate(Resources.Empty, (sum, held) => sum + held.Resources)
        : Total(countsReserved: true);

    private Resources Total(bool countsReserved) =>
        Slaves.Values.Aggregate(Resources.Empty, (sum, slave) => sum + (countsReserved ? slave.Total : slave.Total.Unreserved()));

    private double Share(Func<(string Framework, string Role, string Slave, Resources Resources), bool> whose, Resources of, bool countsReserved)
    {
        var mine = Holdings.Where(whose).Aggregate(Resources.Empty, (sum, held) => sum + (countsReserved ? held.Resources : held.Resources.Unreserved()));
        return new[] { "cpus", "mem", "disk" }.Where(name => of.Total(name) > Scalar.Zero)
            .Select(name => (double)mine.Total(name).Thousandths / of.Total(name).Thousandths).DefaultIfEmpty(0).Max();
    }
}
