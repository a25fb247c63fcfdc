// Planted: LFO7003
using Langfuse.Observe;
using Microsoft.Extensions.Compliance.Classification;

namespace Microsoft.Extensions.Compliance.Classification
{
    [AttributeUsage(AttributeTargets.All)]
    public class DataClassificationAttribute : Attribute;
}

namespace Dentist
{
    public sealed class PatientDataAttribute : DataClassificationAttribute;

    public sealed class Reminder(Func<string, Task<string>> complete)
    {
        [Observe(AsType = ObservationType.Chain, Name = "write-reminder")]
        public async Task<string> WriteAsync([PatientData] string findings, DateOnly appointment)
        {
            var text = await complete("A friendly reminder about: " + findings);
            return $"{appointment:d}: {text}";
        }
    }
}
