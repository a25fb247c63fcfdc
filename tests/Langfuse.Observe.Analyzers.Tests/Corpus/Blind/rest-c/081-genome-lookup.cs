// Planted: LFO7003
using Langfuse.Observe;
using Microsoft.Extensions.Compliance.Classification;

namespace Microsoft.Extensions.Compliance.Classification
{
    [AttributeUsage(AttributeTargets.All)]
    public class DataClassificationAttribute : Attribute;
}

namespace Genomics
{
    public sealed class GeneticDataAttribute : DataClassificationAttribute;

    public interface IVariants
    {
        string Find(string sample, string gene);
    }

    public sealed class Variants(IReadOnlyDictionary<string, string> known) : IVariants
    {
        [Observe(AsType = ObservationType.Retriever, CaptureInput = false)]
        [return: GeneticData]
        public string Find(string sample, string gene)
        {
            return known.TryGetValue(sample + "/" + gene, out var variant) ? variant : "reference";
        }
    }
}
