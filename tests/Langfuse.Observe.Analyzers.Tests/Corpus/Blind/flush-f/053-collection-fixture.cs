// Planted: LFO5011
using Langfuse.Observe;
using Xunit;

namespace Pricing.Tests;

[CollectionDefinition("pricing")]
public sealed class PricingCollection : ICollectionFixture<PricingFixture>;

public sealed class PricingFixture : IDisposable
{
    private readonly HttpClient _http = new();
    private readonly LangfuseClient _langfuse;

    public PricingFixture() => _langfuse = LangfuseClient.Start(o => o.Environment = "tests");

    public Observation Begin() => _langfuse.StartTrace("pricing-test");

    public void Dispose() => _http.Dispose();
}

[Collection("pricing")]
public sealed class DiscountTests
{
    private readonly PricingFixture _fixture;

    public DiscountTests(PricingFixture fixture) => _fixture = fixture;

    [Fact]
    public void Large_orders_get_five_percent()
    {
        using var trace = _fixture.Begin();
        var price = Discount.Apply(200m, 100);
        trace.Update(output: price);
        Assert.Equal(190m, price);
    }
}

public static class Discount
{
    public static decimal Apply(decimal price, int pieces) => pieces >= 50 ? price * 0.95m : price;
}
