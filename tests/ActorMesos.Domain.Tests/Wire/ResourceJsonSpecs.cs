namespace ActorMesos.Domain.Tests.Documents;

using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Wire;

public sealed class ResourceJsonSpecs
{
    private const string Disk1 = """{"name":"disk","type":"SCALAR","scalar":{"value":1}""";

    private static readonly Resource Disk = Resource.Scalar("disk", Scalar.FromDouble(0.5), "eng");

    public static TheoryData<Resource> Shapes =>
    [
        Disk,
        Disk.ToUnreserved(),
        Disk.WithDynamicReservation("eng"),
        Disk.WithDynamicReservation("eng", "p", Labels.Of(new Label("rack", "r1"), new Label("ssd"))),
        Disk.PushReservation(Reservation.Dynamic("eng/db", "p")).PushReservation(Reservation.Dynamic("eng/db/blue")),
        Disk.OnDisk(DiskSourceType.Mount, "/mnt/1"),
        Disk.OnDisk(DiskSourceType.Path, "/data").WithVolume("id", "path", VolumeMode.ReadOnly, "creator") with { Shared = true },
        Disk with { Disk = new DiskInfo(Source: new DiskSource(DiskSourceType.Mount)) },
        Disk with { Disk = new DiskInfo(Volume: new DiskVolume("path", VolumeMode.ReadWrite, "/host")) },
        Disk with { Disk = new DiskInfo(Source: new DiskSource(DiskSourceType.Block, Id: "lun-7", Profile: "fast")) },
        Disk with { Disk = new DiskInfo(Source: new DiskSource(DiskSourceType.Raw)) },
        Disk with { Disk = new DiskInfo(Source: new DiskSource(DiskSourceType.Raw, "/has/none")) },
        Disk with { Revocable = true },
        Resource.Ranges("ports", RangesValue.Of(new ValueRange(1, 5), new ValueRange(8, ulong.MaxValue))),
        Resource.Set("zones", SetValue.Of("a", "ü\"")),
    ];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void reads_back_what_it_printed_in_every_form(Resource resource)
    {
        foreach (var form in Enum.GetValues<ResourceForm>())
        {
            ResourceJson.Parse(ResourceJson.Print(resource, form)).Value.ShouldBe(resource);
        }
    }

    [Fact]
    public void writes_role_and_stack_as_the_form_says()
    {
        static bool Has(Resource resource, ResourceForm form, string field) =>
            ResourceJson.Print(resource, form).Contains($"\"{field}\":", StringComparison.Ordinal);

        Has(Disk, ResourceForm.Role, "reservations").ShouldBeFalse();
        Has(Disk, ResourceForm.Stack, "reservations").ShouldBeTrue();
        Has(Disk.ToUnreserved(), ResourceForm.Stack, "role").ShouldBeFalse();
        Has(Disk.ToUnreserved(), ResourceForm.Endpoint, "role").ShouldBeTrue();
        Has(Disk.WithDynamicReservation("eng"), ResourceForm.Endpoint, "reservation").ShouldBeTrue();
        Has(Disk.WithDynamicReservation("eng"), ResourceForm.Endpoint, "reservations").ShouldBeTrue();
        Has(Disk.PushReservation(Reservation.Dynamic("eng/db")), ResourceForm.Endpoint, "reservation").ShouldBeFalse();
    }

    [Fact]
    public void reads_the_stack_together_with_the_role_when_they_agree()
    {
        const string Both = """
            {"name":"cpus","type":"SCALAR","scalar":{"value":1},"role":"eng","reservation":{"principal":"p"},
             "reservations":[{"type":"DYNAMIC","role":"eng","principal":"p"}]}
            """;
        ResourceJson.Parse(Both).Value.ShouldBe(Resource.Scalar("cpus", Scalar.FromWhole(1)).WithDynamicReservation("eng", "p"));
        ResourceJson.Parse(Both.Replace("\"principal\":\"p\"}]", "\"principal\":\"q\"}]", StringComparison.Ordinal)).IsRefused.ShouldBeTrue();
    }

    [Theory]
    [InlineData(""" "role":"eng" """, """ {"type":"STATIC","role":"eng"} """, true)]
    [InlineData(""" "role":"ops" """, """ {"type":"STATIC","role":"eng"} """, false)]
    [InlineData(""" "role":"eng","reservation":{} """, """ {"type":"STATIC","role":"eng"} """, false)]
    [InlineData(""" "role":"eng" """, """ {"type":"DYNAMIC","role":"eng"} """, false)]
    [InlineData(""" "reservation":{} """, """ {"type":"DYNAMIC","role":"eng"} """, false)]
    [InlineData(""" "role":"eng","reservation":{} """, """ {"type":"DYNAMIC","role":"eng"} """, true)]
    [InlineData(""" "role":"eng","reservation":{"labels":{}} """, """ {"type":"DYNAMIC","role":"eng"} """, false)]
    [InlineData(""" "role":"eng","reservation":{"labels":{}} """, """ {"type":"DYNAMIC","role":"eng","labels":{"labels":[]}} """, true)]
    [InlineData(""" "role":"eng/db" """, """ {"type":"STATIC","role":"eng"},{"type":"DYNAMIC","role":"eng/db"} """, false)]
    [InlineData(""" "reservation":{} """, """ {"type":"STATIC","role":"eng"},{"type":"DYNAMIC","role":"eng/db"} """, false)]
    public void takes_role_and_stack_together_only_when_they_say_the_same(string role, string stack, bool agree) =>
        ResourceJson.Parse($"{Disk1},{role},\"reservations\":[{stack}]}}").IsRefused.ShouldBe(!agree);

    [Fact]
    public void takes_an_empty_stack_for_none_at_all()
    {
        ResourceJson.Parse(Disk1 + ""","role":"eng","reservations":[]}""").Value.Role.ShouldBe("eng");
        ResourceJson.ParseList("[" + Disk1 + ""","reservations":[]}]""", "hdfs").Value[0].Role.ShouldBe("hdfs");
    }

    [Fact]
    public void prints_what_an_endpoint_answered_as_it_was()
    {
        foreach (var resource in (Resource[])[Disk, Disk.WithDynamicReservation("eng", "p"), Disk.PushReservation(Reservation.Dynamic("eng/db"))])
        {
            var answer = ResourceJson.Print(resource, ResourceForm.Endpoint);
            ResourceJson.Print(ResourceJson.Parse(answer).Value, ResourceForm.Endpoint).ShouldBe(answer);
        }
    }

    [Fact]
    public void refuses_a_list_of_more_resources_than_one_request_may_name() =>
        ResourceJson.ParseList($"[{string.Join(',', Enumerable.Repeat(Disk1 + "}", 10_001))}]").Refusal.ShouldNotBeNull().Reason
            .ShouldBe("'[10000]' is one resource too many; name 10000 at most");

    [Fact]
    public void gives_the_default_role_to_a_resource_without_one() =>
        ResourceJson.ParseList("""[{"name":"cpus","type":"SCALAR","scalar":{"value":1}}]""", "hdfs").Value
            .ShouldBe([Resource.Scalar("cpus", Scalar.FromWhole(1), "hdfs")]);

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("[", "no JSON")]
    [InlineData("{} {}", "no JSON")]
    [InlineData("""{"name":"\ud800"}""", "no JSON")]
    [InlineData("[]", "the document must be an object")]
    [InlineData("{}", "'name' is missing")]
    [InlineData("""{"name":1}""", "'name' must be a string")]
    [InlineData("""{"name":"a","type":"TEXT"}""", "'type' is 'TEXT', but must be one of SCALAR, RANGES, SET")]
    [InlineData("""{"name":"a","type":"SCALAR"}""", "'scalar' is missing")]
    [InlineData("""{"name":"a","type":"SCALAR","scalar":{"value":1},"set":{}}""", "'set' does not go with the type")]
    [InlineData("""{"name":"a","type":"SCALAR","scalar":{"value":-1}}""", "'scalar.value' must be from 0")]
    [InlineData("""{"name":"a","type":"SCALAR","scalar":{"value":0.0001}}""", "'scalar.value' rounds to 0.000")]
    [InlineData("""{"name":"a","type":"SCALAR","scalar":{"value":1e400}}""", "'scalar.value' is too large")]
    [InlineData("""{"name":"a","type":"RANGES","ranges":{"range":[{"begin":2,"end":1}]}}""", "'ranges.range[0]' begins after")]
    [InlineData("""{"name":"a","type":"RANGES","ranges":{"range":[{"begin":1,"end":4},{"begin":0,"end":1}]}}""", "'ranges.range[1]' overlaps")]
    [InlineData("""{"name":"a","type":"RANGES","ranges":{"range":[{"begin":-1,"end":4}]}}""", "'ranges.range[0].begin' must be a whole")]
    [InlineData("""{"name":"a","type":"SET","set":{"item":["a","a"]}}""", "'set.item' names one element twice")]
    [InlineData("""{"name":"a","type":"SCALAR","scalar":{"value":1},"disk":{"volume":{"mode":"RW"}}}""", "'disk.volume.container_path' is missing")]
    [InlineData("""{"name":"a","type":"SCALAR","scalar":{"value":1},"disk":{"source":{"type":"TAPE"}}}""", "'disk.source.type' is 'TAPE', but must be one of PATH, MOUNT, BLOCK, RAW")]
    [InlineData(Disk1 + ""","disk":{"source":{"type":"PATH","mount":{}}}}""", "'disk.source.mount' does not go with")]
    [InlineData(Disk1 + ""","reservation":{"role":"a"}}""", "'reservation.role' belongs into 'reservations'")]
    [InlineData(Disk1 + ""","reservation":{"type":"DYNAMIC"}}""", "'reservation.type' belongs into 'reservations'")]
    [InlineData("""{"name":"a","type":"SCALAR","scalar":{"value":1e-30}}""", "'scalar.value' rounds to 0.000")]
    [InlineData("""{"name":"a","type":"SCALAR","scalar":{"value":100000000000.001}}""", "'scalar.value' must be from 0 to 100000000000")]
    [InlineData("""{"name":"a","type":"SCALAR","scalar":{"value":1},"reservations":[{"role":"a"}]}""", "'reservations[0].type' is missing")]
    public void refuses_what_is_no_resource_and_names_the_place(string json, string reason) =>
        ResourceJson.Parse(json).Refusal.ShouldNotBeNull().Reason.ShouldStartWith(reason);

    [Theory]
    [InlineData("""{"name":"disk","type":"SCALAR","scalar":{"value":1},"reservations":[{"type":"STATIC","role":"*"}]}""")]
    [InlineData("""{"name":"disk","type":"SCALAR","scalar":{"value":1},"reservations":[{"type":"STATIC","role":"a","principal":"p"}]}""")]
    public void a_reservation_that_the_old_form_cannot_say_is_written_in_the_new_one(string json) =>
        ResourceJson.Print(ResourceJson.ParseList($"[{json}]").Value[0], ResourceForm.Role).ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal)
            .ShouldBe(json);
}
