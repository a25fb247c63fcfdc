// Planted: LFO7003
using Langfuse.Observe;

namespace Microsoft.Extensions.Compliance.Classification
{
    public class DataClassificationAttribute : Attribute;
}

namespace Shop
{
    public sealed class PrivateDataAttribute : Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute;

    public class Address
    {
        [PrivateData]
        public string Street { get; set; } = "";
    }

    public class Shipping
    {
        [Observe]
        public void Ship(Address address, int weight) => Console.WriteLine(address.Street + weight);
    }
}
