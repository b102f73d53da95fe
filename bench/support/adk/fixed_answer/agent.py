"""An agent that always says the same: what is left is the server's own work."""

from google.adk.agents import BaseAgent
from google.adk.events import Event
from google.genai import types


class FixedAnswer(BaseAgent):
    async def _run_async_impl(self, ctx):
        part = types.Part(text="The mean is 42.")
        content = types.Content(role="model", parts=[part])
        yield Event(author=self.name, invocation_id=ctx.invocation_id, content=content)


root_agent = FixedAnswer(name="fixed_answer", description="Always says the same.")
