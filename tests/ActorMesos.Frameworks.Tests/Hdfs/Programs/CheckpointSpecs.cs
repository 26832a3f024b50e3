using ActorMesos.Frameworks.Hdfs.Messages;
using ActorMesos.Frameworks.Hdfs.Namespaces;

namespace ActorMesos.Frameworks.Tests.Hdfs.Programs;

/// <summary>How the standby's images keep the edits few, and how NameNodes and JournalNodes begin with them.</summary>
public sealed class CheckpointSpecs
{
    [Fact]
    public void the_standby_writes_an_image_when_its_time_has_come_and_both_name_nodes_have_it()
    {
        var hdfs = new TinyHdfs(("checkpoint-period", "10m")).Deploy(3);
        hdfs.Write("/f");
        hdfs.RunFor(9 * 60);
        ImageOf(hdfs, 1).ShouldBeNull();
        hdfs.RunFor(2 * 60);
        ImageOf(hdfs, 1)!.Files.Keys.ShouldBe(["/f"]);
        ImageOf(hdfs, 0).ShouldBe(ImageOf(hdfs, 1));
    }

    [Fact]
    public void enough_edits_make_an_image_before_its_time()
    {
        var hdfs = new TinyHdfs(("checkpoint-txns", "9")).Deploy(3);
        hdfs.Write("/0");
        hdfs.Write("/1");
        hdfs.RunFor(10);
        ImageOf(hdfs, 1).ShouldBeNull("the beginning and three edits of each file are seven");
        hdfs.Write("/2");
        hdfs.RunFor(10);
        ImageOf(hdfs, 1)!.Tx.ShouldBe(10);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(4, 6)]
    public void journals_let_go_what_an_image_contains_but_for_so_many_edits(int retained, int gone)
    {
        var hdfs = Purged(3, retained);
        Kept(hdfs, "journal", 0).After.ShouldBe(gone);
    }

    [Fact]
    public void name_nodes_begin_with_their_images_and_the_edits_since()
    {
        var hdfs = Purged();
        hdfs.Write("/last");
        foreach (var number in new[] { 0, 1 })
        {
            hdfs.Stop("name", number);
            hdfs.Start("name", number);
        }

        foreach (var path in new[] { "/0", "/1", "/2", "/last" })
        {
            hdfs.Locate(path).DataNodes.Count.ShouldBe(3);
        }
    }

    [Fact]
    public void a_name_node_on_an_empty_disk_gets_the_image_of_the_other_and_can_take_over()
    {
        var hdfs = Purged();
        hdfs.Stop("name", 1);
        hdfs.Start("name", 1, onEmptyDisk: true);
        hdfs.RunFor(30);
        ImageOf(hdfs, 1)!.Files.Count.ShouldBe(3);
        hdfs.Write("/last");
        hdfs.Stop("name", 0);
        foreach (var path in new[] { "/0", "/1", "/2", "/last" })
        {
            hdfs.Locate(path).DataNodes.Count.ShouldBe(3);
        }
    }

    [Fact]
    public void a_journal_that_was_away_while_edits_went_goes_on_after_them()
    {
        var hdfs = new TinyHdfs(("checkpoint-txns", "9"), ("edits-retained", "0")).Deploy(3);
        hdfs.Stop("journal", 0);
        Fill(hdfs, 3);
        hdfs.Start("journal", 0);
        hdfs.RunFor(10);
        hdfs.Stop("journal", 1);
        hdfs.Write("/last");
        Kept(hdfs, "journal", 0).Edits.Count.ShouldBe(3);
    }

    [Fact]
    public void a_journal_on_an_empty_disk_copies_what_the_others_still_have()
    {
        var hdfs = Purged();
        hdfs.Write("/last");
        hdfs.Stop("journal", 0);
        hdfs.Start("journal", 0, onEmptyDisk: true);
        hdfs.RunFor(20);
        var (mine, others) = (Kept(hdfs, "journal", 0), Kept(hdfs, "journal", 1));
        mine.After.ShouldBe(others.After);
        mine.Edits.ShouldBe(others.Edits);
        mine.Edits.Count.ShouldBe(3);
    }

    [Fact]
    public void what_an_image_contains_is_not_needed_to_take_over_after_the_loss_of_every_edit()
    {
        var hdfs = Purged();
        hdfs.Stop("name", 0);
        hdfs.Locate("/2").DataNodes.Count.ShouldBe(3);
        hdfs.Write("/after").Targets.Count.ShouldBe(3);
        hdfs.Start("name", 0);
        hdfs.RunFor(20);
        hdfs.Stop("name", 1);
        hdfs.Locate("/after").DataNodes.Count.ShouldBe(3);
    }

    /// <summary>An image of ten edits, three files, and journals without what it contains.</summary>
    private static TinyHdfs Purged(int files = 3, int retained = 0)
    {
        var hdfs = new TinyHdfs(("checkpoint-txns", "9"), ("edits-retained", $"{retained}")).Deploy(3);
        Fill(hdfs, files);
        return hdfs;
    }

    private static void Fill(TinyHdfs hdfs, int files)
    {
        for (var i = 0; i < files; i++)
        {
            hdfs.Write($"/{i}");
        }

        hdfs.RunFor(10);
        ImageOf(hdfs, 0).ShouldNotBeNull();
    }

    private static NamespaceImage? ImageOf(TinyHdfs hdfs, int number) => hdfs.DiskOf("name", number).Read<NamespaceImage>("fsimage");

    private static JournalEdits Kept(TinyHdfs hdfs, string role, int number) => hdfs.AskAt<JournalEdits>(role, number, new JournalFetch(0, All: true));
}
