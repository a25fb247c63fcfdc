using Langfuse.Observe.LocalServer.Storage.ClickHouse;

namespace Langfuse.Observe.Server.Tests.Storage.OnClickHouse;

public sealed class AddressTests
{
    [Fact]
    public void Address_WithNothingElse_HasDefaults()
    {
        var address = ClickHouseAddress.Parse("http://ch:8123");

        Assert.Equal(("default", "", "langfuse_observe", "langfuse_observe_views"), (address.User, address.Password, address.Events, address.Views));
        Assert.Equal("ClickHouse ch:8123/langfuse_observe", address.Place);
    }

    [Fact]
    public void Address_HasUserPasswordPathAndDatabase_AndShowsNoPassword()
    {
        var address = ClickHouseAddress.Parse("https://me%40shop:p%3A1%2F2@ch.example:8443/behind?database=lf_1");

        Assert.Equal(("me@shop", "p:1/2", "lf_1", "/behind"), (address.User, address.Password, address.Events, address.Url.AbsolutePath));
        Assert.DoesNotContain("p:1", address.Place + address.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("p%3A1", address.Url.AbsoluteUri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ch:8123", "no address of an HTTP server")]
    [InlineData("clickhouse://ch:9000", "no address of an HTTP server")]
    [InlineData("http://ch:8123?database=a-b", "'a-b' is no name of a database")]
    [InlineData("http://ch:8123?database=", "'' is no name of a database")]
    [InlineData("http://ch:8123?db=a", "'db' is no parameter")]
    public void Address_ThatCannotBeUsed_SaysWhyAndShowsAGoodOne(string text, string reason)
    {
        var refused = Assert.Throws<ArgumentException>(() => ClickHouseAddress.Parse(text));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Contains("http://ch:8123", refused.Message, StringComparison.Ordinal);
    }
}
