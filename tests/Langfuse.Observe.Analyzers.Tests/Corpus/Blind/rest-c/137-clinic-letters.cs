// Right
using Langfuse.Observe;
using Microsoft.Extensions.Compliance.Classification;

namespace Microsoft.Extensions.Compliance.Classification
{
    [AttributeUsage(AttributeTargets.All)]
    public class DataClassificationAttribute : Attribute;
}

namespace Clinic
{
    public sealed class HealthDataAttribute : DataClassificationAttribute;

    public sealed record Patient(string Number, [property: HealthData, Sensitive] string Diagnosis);

    public sealed class Letters(Func<string, Task<string>> complete)
    {
        [Observe(AsType = ObservationType.Chain)]
        public async Task<string> WriteAsync(Patient patient, [HealthData, NotCaptured] string findings)
        {
            var text = await complete(findings + patient.Diagnosis);
            return text.Length > 0 ? "written for " + patient.Number : "empty";
        }
    }
}
