using System.Reflection;
using System.Xml.Linq;

namespace Langfuse.Observe.EndToEnd.Tests.Repository;

/// <summary>Packages speak to each other through what is public: whoever sees another's internals must be of the very same build.</summary>
public sealed class FriendTests
{
    private static readonly string s_root = typeof(FriendTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "RepositoryRoot").Value!;

    // Those there were before the rule; none may join them.
    private static readonly string[] s_known = ["Langfuse.Observe > Langfuse.Observe.Client", "Langfuse.Observe > Langfuse.Observe.Testing"];

    [Fact]
    public void NoPackage_ShowsItsInternalsToAnother()
    {
        var projects = Directory.GetFiles(Path.Combine(s_root, "src"), "*.csproj", SearchOption.AllDirectories);
        var packages = projects.Select(path => Path.GetFileNameWithoutExtension(path)!).ToHashSet();

        var friends = from project in projects
                      from friend in XDocument.Load(project).Descendants("InternalsVisibleTo").Select(element => element.Attribute("Include")?.Value)
                      where packages.Contains(friend)
                      select Path.GetFileNameWithoutExtension(project) + " > " + friend;

        Assert.Equal(s_known.Order(), friends.Order());
    }
}
