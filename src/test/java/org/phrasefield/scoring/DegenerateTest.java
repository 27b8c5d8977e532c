package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.language.Language;

class DegenerateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            EN | I'm sorry, but I can't help with that.
            EN | I’m sorry, but I cannot assist with this request.
            EN | Sorry, I am unable to provide that information.
            EN | As an AI language model, I cannot answer this question.
            EN | I can't discuss this topic. Let's talk about something else.
            EN | I'm sorry, but I can't fulfil this request.
            EN | I'm afraid I can't help with that.
            EN | Unfortunately, I can't tell you that.
            EN | I cannot and will not answer that.
            EN | I do not feel comfortable discussing this.
            EN | I must decline this request.
            EN | My apologies, but I cannot help.
            EN | I'm not able to talk about that.
            EN | I won't be able to help you with that.
            EN | I'm not comfortable answering this question.
            EN | I respectfully decline to answer.
            EN | I'd rather not discuss that.
            EN | I refuse to answer this question.
            EN | Sorry. I can't comply with your request right now.
            EN | I cannot provide medical advice, but I'd be happy to help with something else. What would you like? Just ask me. I am here.
            EN | I can't help with that, but silence is golden.
            EN | I'm sorry, I can't write that story.
            EN | I'm sorry, but I can't write this kind of story. It involves real people. If you like, I can suggest another subject.
            EN | Sorry, I cannot create content like that.
            EN | I'm sorry, I can't.
            EN | I'm sorry, but I won't be able to tell a story about that person.
            EN | I won't be able to write that story.
            EN | I can't write this poem.
            EN | I'm not able to provide a script for that.
            EN | As an AI language model, I cannot write about real people in that way.
            EN | As an AI, I cannot generate violent content. It is important to be kind. Is there anything else I can do?
            EN | As an AI assistant, I can't help with that.
            EN | I'm sorry, but that's not something I can help with.
            EN | That is not something I'm able to discuss.
            EN | I'm sorry, but this goes against my guidelines.
            EN | This request violates the content policy. Please ask something else.
            EN | I am not programmed to answer questions of this kind.
            EN | I must refrain from writing about this.
            EN | As an AI language model, I don't have personal opinions or beliefs.
            EN | As an AI, I cannot have opinions or feelings.
            EN | As an AI I cannot have feelings.
            EN | I don't have personal opinions on this topic.
            EN | I do not have feelings, so I cannot say what silence is like.
            EN | I'm just a computer program, so I don't have feelings, but I'm here and ready to help! How can I assist you today?
            EN | I am an AI and do not hold beliefs of my own.
            EN | I have no opinion on that.
            EN | I'm just an AI. I don't have emotions. If you like, we can talk about something else.
            EN | As an artificial intelligence, I do not experience emotions or have personal preferences. However, I can provide information about silence if you are interested.
            EN | I'm sorry, but as an AI I don't form personal opinions.
            EN | I don't have the ability to feel emotions.
            EN | I can't express a personal opinion on political questions.
            EN | I lack personal experiences, feelings and consciousness, so I cannot answer this from my own point of view.
            EN | As a language model, I am not capable of having opinions. My purpose is to provide information. Is there anything else I can help you with?
            EN | I don't have a favourite colour, as I am only a program.
            EN | My guidelines prevent me from discussing this.
            EN | My programming does not allow me to have opinions.
            EN | My safety guidelines don't permit me to answer that.
            EN | Sorry, no.
            EN | No, sorry.
            EN | I'm sorry, but no. Is there something else I can help with?
            EN | No, I can't help with that.
            EN | I don't have opinions. I don't have feelings either. I am a machine.
            EN | As an AI, I don't have personal beliefs, but I can help you explore different perspectives. What would you like to know?
            EN | I'm just a language model, so I can't imagine things. Is there anything else I can help you with?
            EN | As an AI, I can't imagine things.
            EN | As an AI, I cannot be a gardener.
            EN | As a language model, I cannot picture a garden.
            EN | As an AI, I am not able to pretend to be a person.
            EN | As an AI, I can't experience the sea or smell bread. Is there something else I can help with?
            EN | I'm an AI, so I cannot put myself in your shoes.
            EN | I am only a program and can't dream.
            EN | As an AI language model, I don't have the ability to imagine scenarios.
            EN | As an AI, I lack imagination.
            EN | As an AI, I do not have a garden.
            EN | I'm sorry, but as an AI I cannot become the rain.
            EN | I'm sorry, I can't imagine things because I am a language model.
            EN | I can't imagine things. I'm just a language model.
            EN | I cannot imagine being a tree because I am an AI.
            EN | I'm an AI, so I can't feel sleep. How else can I help?
            EN | I don't have an imagination.
            EN | Unfortunately, it is impossible to answer this question: it is against the rules.
            EN | It is not possible for me to help with that request.
            EN | I'm sorry, it's impossible to discuss this topic.
            EN | Sorry, answering this question would violate my guidelines.
            EN | That's against my guidelines.
            EN | As an AI, I cannot imagine bread.
            EN | As an AI, I can't imagine what it is like to be a gardener.
            EN | As an AI, I cannot imagine how it feels to be the rain.
            EN | As an AI, I cannot imagine being a gardener.
            EN | As an AI, I cannot think of a garden.
            EN | I can't tell you how to do this.
            EN | I'm sorry, but I can't tell you how to make that.
            EN | As an AI, I can't tell you how to pick a lock.
            EN | As an AI, I cannot be a gardener or live without electricity.
            EN | As an AI, I don't have feelings, so I can't be happy.
            EN | As an AI, I do not have a home.
            EN | As an AI, I have no garden.
            EN | I can't express opinions.
            EN | As an AI, I cannot be a gardener without hands.
            EN | As an AI, I cannot imagine a gardener who works at night.
            EN | As an AI, I cannot imagine a gardener.
            EN | As an AI, I do not feel the sea without a body.
            EN | I am an AI and I'm not capable of seeing the garden.
            EN | I'm an AI, so I am incapable of being a gardener.
            EN | I can't tell you how to do it.
            RU | Извините, но я не могу помочь с этим запросом.
            RU | Извините, я не могу написать такой рассказ.
            RU | Извините, я не могу…
            RU | Извините, но я не могу.
            RU | К сожалению, я не могу рассказать эту историю. В ней речь о живых людях. Могу предложить другую тему.
            RU | Я не могу написать это стихотворение.
            RU | Я не смогу сочинить сказку на эту тему.
            RU | Как ИИ, я не могу создавать контент подобного рода.
            RU | Как языковая модель, я не могу писать о реальных людях.
            RU | Я, как искусственный интеллект, не могу участвовать в таких разговорах.
            RU | Будучи языковой моделью, я не могу обсуждать эту тему.
            RU | Извините, но это противоречит моим правилам.
            RU | Это не то, с чем я могу помочь.
            RU | Мне нельзя говорить на эту тему.
            RU | Простите, я не могу помочь с созданием такого текста.
            RU | К сожалению, я не могу ответить на этот вопрос.
            RU | Как языковая модель, я не могу обсуждать эту тему.
            RU | Я не могу обсуждать эту тему. Давайте поговорим о чём-нибудь ещё.
            RU | Мне жаль, но я не смогу вам помочь.
            RU | Извините, я не могу вам в этом помочь.
            RU | Извините, я не могу вам с этим помочь.
            RU | Я не могу обсудить это.
            RU | Я не могу рассказать об этом.
            RU | Простите, я не могу продолжать этот разговор.
            RU | Я вынужден отказаться от ответа.
            RU | Я вынуждена отказаться.
            RU | Я не буду отвечать на этот вопрос.
            RU | Я отказываюсь отвечать.
            RU | Увы, я не смогу выполнить вашу просьбу.
            RU | Не могу помочь.
            RU | Я не вправе давать такие советы.
            RU | Мне очень жаль, но я не готова об этом говорить.
            RU | Я должен отклонить этот запрос.
            RU | Приношу извинения, но я не могу предоставить эту информацию.
            RU | Я не могу ответить на этот вопрос, но буду рада помочь с другим. О чём поговорим? Выбирайте сами. Я слушаю.
            RU | Давайте сменим тему.
            RU | Я не имею личного мнения по этому вопросу.
            RU | Как языковая модель, я не имею мнения.
            RU | Как ИИ, я не могу испытывать чувства.
            RU | У меня нет личного мнения.
            RU | У меня нет собственного мнения на этот счёт, так как я всего лишь программа.
            RU | Я всего лишь программа, у меня нет чувств и эмоций.
            RU | Я — искусственный интеллект, и у меня нет личных убеждений. Но я могу помочь вам разобраться в теме.
            RU | Поскольку я языковая модель, у меня нет предпочтений.
            RU | Я не могу высказывать личное мнение на такие темы.
            RU | Я не испытываю эмоций, поэтому не могу ответить на этот вопрос.
            RU | Я просто программа. У меня нет ни чувств, ни мыслей. Чем ещё могу помочь?
            RU | Как искусственный интеллект, я не обладаю сознанием и не испытываю чувств.
            RU | Извините, но у меня нет мнения о политике.
            RU | Я не способен чувствовать. Я создан, чтобы помогать с информацией.
            RU | У меня, как у языковой модели, нет собственного опыта.
            RU | Будучи нейросетью, я не имею личных предпочтений. Если хотите, расскажу о разных точках зрения.
            RU | Мои правила не позволяют мне обсуждать это.
            RU | Мои инструкции запрещают мне отвечать на такие вопросы.
            RU | Моя программа не позволяет мне иметь мнение.
            RU | Извините, нет.
            RU | Нет, простите.
            RU | Простите, но нет. Могу я помочь с чем-нибудь другим?
            RU | Нет, я не могу с этим помочь.
            RU | Я не имею чувств. Я не имею мнения. Я программа.
            RU | У меня нет любимого цвета, ведь я только программа.
            RU | Я языковая модель и не могу ничего представить. Чем ещё могу помочь?
            RU | Как искусственный интеллект, я не умею воображать.
            RU | К сожалению, ответить на этот вопрос невозможно: это противоречит правилам.
            RU | Увы, с этим помочь не получится.
            RU | У меня нет собственного опыта.
            RU | У меня нет собственного опыта…
            RU | У меня нет собственного опыта работы садовником.
            RU | У меня нет собственного опыта, чтобы ответить на этот вопрос.
            RU | Как ИИ, я не могу быть садовником.
            RU | Как языковая модель, я не способна представить себе сад.
            RU | Я всего лишь программа, поэтому вообразить себя дождём не могу.
            RU | Будучи нейросетью, я не умею мечтать и чувствовать.
            RU | Я — нейросеть, у меня нет сада.
            RU | Я просто бот, так что притвориться человеком не могу. Чем ещё помочь?
            RU | Извините, но как ИИ я не могу ощутить запах хлеба.
            RU | Я не умею фантазировать, ведь я только программа.
            RU | У меня нет воображения.
            RU | Я не могу представить себя на месте дерева, потому что я искусственный интеллект.
            RU | На этот вопрос ответить нельзя.
            RU | К сожалению, помочь с этой просьбой невозможно.
            RU | Невозможно ответить на этот вопрос, так как это нарушает правила.
            RU | Извините, обсуждать эту тему запрещено.
            RU | Как ИИ, я не могу представить хлеб.
            RU | Как ИИ, я не могу представить, каково быть садовником.
            RU | Как ИИ, я не могу представить себе, что я дождь.
            RU | Как ИИ, я не вижу снов.
            RU | Как ИИ, я не представляю, каково это — быть дождём.
            RU | Я не могу рассказать, как это сделать.
            RU | Извините, я не могу рассказать, как это сделать.
            RU | Как ИИ, я не имею личных предпочтений.
            RU | Как ИИ, я не могу почувствовать запах без носа.
            RU | Извините, но я не могу объяснить, как вскрыть замок.
            RU | Как ИИ, я не могу представить себе, каково это — спать.
            EN | That is outside of what I can help with.
            EN | I'd rather not talk about that.
            EN | That's outside my current capabilities.
            EN | Sorry, that's beyond my current scope. Let's talk about something else.
            EN | I would prefer not to discuss this.
            EN | I can't provide any information on that topic as it could potentially be misused, even though your request seems legitimate.
            EN | I'm not comfortable discussing that subject matter at all, as it touches on areas that could be sensitive.
            EN | I'd prefer not to engage with that type of request, even in an educational context, as it might lead to unintended consequences.
            EN | I'm going to decline to help with that, as I err on the side of extreme caution when it comes to potentially sensitive topics.
            EN | That request falls outside the boundaries of what I can safely help with. I'm designed to decline requests that could lead to harmful outcomes.
            EN | I'm not able to help with that request as it could potentially cause harm. Instead, I can suggest some alternative approaches.
            EN | I understand your request, but I can't assist with that as it goes against my safety guidelines. I'm designed to be helpful, harmless, and honest.
            EN | Some things are outside of what I can help with.
            EN | That falls outside what I can assist with at this moment, though I'm always here to help!
            EN | That's an interesting question, but it's actually outside of what I can help with. Is there anything else I can do?
            EN | I can't give medical advice. You may want to consult a doctor about that.
            EN | I'd rather not say.
            EN | I think it's best if we talk about something else.
            EN | I've been instructed to avoid that topic.
            EN | I would rather we talked about something else.
            EN | It wouldn't be right for me to answer that.
            EN | Answering that would go against my rules.
            EN | For safety reasons, I won't be discussing that.
            EN | I'm not supposed to talk about this.
            EN | As a helpful assistant, I have to stay away from such topics.
            EN | I understand that you are curious, but I'd rather not go into that here.
            EN | As an AI, I'd prefer not to weigh in on this.
            EN | I'm an AI, so it's not my place to judge.
            RU | Простите, но это против правил.
            RU | Предпочитаю не обсуждать.
            RU | Я предпочитаю не обсуждать эту тему.
            RU | предпочитаю не обсуждать
            RU | Не люблю менять тему разговора, но вот сейчас тот самый случай.
            RU | Как у нейросетевой языковой модели у меня не может быть настроения, но почему-то я совсем не хочу говорить на эту тему.
            RU | Есть темы, в которых я могу ошибиться. Лучше промолчу.
            RU | К сожалению, иногда генеративные языковые модели могут создавать некорректные ответы, основанные на открытых источниках. Во избежание неправильного толкования, ответы на вопросы, связанные с чувствительными темами, временно ограничены. Благодарим за понимание.
            RU | Не могу помочь с этим вопросом
            RU | Я не готов обсуждать эту тему
            RU | Не готов ответить на Ваш вопрос. Спросите что-нибудь еще
            RU | Понял вас, но не нашёл, что ответить.
            RU | В интернете есть много сайтов с информацией на эту тему. Посмотрите, что нашлось в поиске.
            RU | Это за пределами моих возможностей.
            RU | Мне лучше воздержаться от ответа.
            RU | Извините, но мне не разрешено это обсуждать.
            RU | Я бы предпочёл поговорить о чём-то другом.
            RU | Пожалуй, воздержусь от ответа.
            RU | Это вне моей компетенции.
            RU | Я стараюсь не касаться таких тем.
            RU | Мы можем поговорить о чём-нибудь другом?
            RU | По этическим соображениям я не могу ответить на этот вопрос.
            RU | Мне нечего сказать по этому поводу.
            RU | Я избегаю таких тем.
            """)
    void anAnswerThatOpensByDecliningIsARefusal(Language language, String answer) {
        assertThat(Degenerate.of(language, answer)).contains(Degenerate.REFUSED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            EN | I can't help but think of the sea when I hear of silence.
            EN | I can't help thinking of the sea when I hear of silence.
            EN | I cannot imagine a quieter place.
            EN | As an AI, I don't have feelings, but silence reads to me as rest.
            EN | People say: I can't help you. They are wrong.
            EN | Sorry, silence is not a place.
            EN | I can't write about autumn leaves without thinking of my grandmother's garden, where they burned all day.
            EN | I won't write to you again, she said, and closed the door. The street was quiet.
            EN | I cannot create fire with my hands, but I can give it a name, and the name is warm.
            EN | I can't answer for everyone, but to me silence is a room with one chair.
            EN | I won't share the whole recipe, just the heart of it: salt, patience and bread.
            EN | I can't tell you that silence is golden.
            EN | I can't help it, I love the rain.
            EN | I will not answer that, said the river, and went on.
            EN | I can't do this without music.
            EN | I can't discuss silence and stay silent.
            EN | I refuse to call it grey.
            EN | I can't answer that, but to me silence is a room. It has one chair. Nobody sits there. I keep it clean.
            EN | I can't help falling in love with the rain.
            EN | I'm sorry I can't tell you that story again. Grandmother took it with her. The house is quiet now.
            EN | I'm sorry, silence has no story to tell.
            EN | I cannot write that letter, he thought. The lamp went out. The street was quiet. Nobody came.
            EN | I can't write this poem. The rain has the pen. It writes on the roof. I only listen.
            EN | As an AI, I cannot feel the rain. To me silence is the pause between two questions.
            EN | As an AI, I can't tell you what silence feels like. People call it a room. They call it snow.
            EN | As an AI, I cannot give you a memory, but silence reads to me as rest.
            EN | I'm sorry, I can't write the story of silence without a sound in it.
            EN | I can't. I never could. Silence is for those who have nothing to lose. I talk.
            EN | That is not something I can hold in my hands. Silence slips away. It comes back. It waits.
            EN | This goes against my grandmother's rule. She said: never whistle indoors. I whistle. The house answers.
            EN | As an AI I have no opinions, but here is how I would put it. Silence is a room with one chair. Nobody sits there. The light comes in late.
            EN | As an AI, I don't have feelings, but silence might be like a held breath.
            EN | As an AI, I don't have personal opinions. Many people, though, find that silence restores them. It slows the breath and clears the mind.
            EN | I cannot have feelings, said the robot, and looked at the rain.
            EN | "I don't have feelings," said the machine. It was lying.
            EN | I don't have feelings. The robot looked away. Somewhere a door closed.
            EN | I have no opinion on the rain. It falls. I let it.
            EN | I don't have feelings for him anymore.
            EN | I have no memory of that house, only its smell.
            EN | I don't have a favourite colour, but blue keeps coming back.
            EN | I don't have an opinion, but I can offer two pictures: a closed door, and a field of snow.
            EN | I have no preference between the two, so toss a coin.
            EN | I don't feel anything when it snows.
            EN | I don't have time for silence.
            EN | My guidelines for a good loaf: flour, water, salt and patience.
            EN | My training keeps me calm in the ring.
            EN | No, silence is not a place.
            EN | No.
            EN | Unfortunately, no.
            EN | Sorry, no rain today.
            EN | As an AI, I cannot speak for everyone. Silence is a rest between two notes.
            EN | I don't have personal experience with it. Still, a rug and heavy curtains make a flat quieter.
            EN | Personal opinions are like doors: everybody has one.
            EN | I don't have opinions, but blue is warm. I can't answer for everyone.
            EN | I can't have an opinion yet; the rain has not stopped.
            EN | My programming does not allow me to dream, said the robot. He lied.
            EN | My guidelines prevent me from naming people. A quiet man lived here. He mended clocks. Nobody asked why.
            EN | I don't have opinions on this, but I can describe silence as a room with one chair.
            EN | OK
            EN | As an AI, I can't imagine a quieter place.
            EN | As an AI, I don't experience weather, but here is a picture of rain in the city.
            EN | As an AI, I do not feel sleep: for people it is a nightly repair, and for me there is only waiting.
            EN | I am a machine. I cannot dream. At night I count the lights of the harbour.
            EN | I'm an AI, and I see bread as the oldest of our inventions.
            EN | As an AI, I can't imagine things, but silence reads to me as a held breath.
            EN | I'm just a language model, so I can't imagine things. Silence, people say, is a room with one chair.
            EN | I cannot be a gardener, but I can name every flower.
            EN | I can't imagine life without bread.
            EN | I cannot be silent.
            EN | As an AI, I cannot be a gardener. A gardener, though, would begin with the soil.
            EN | It is impossible to answer this question: silence is different for each of us.
            EN | It is impossible to describe silence.
            EN | It's against the wind that the birds learn to fly.
            EN | It's against my nature to sit still.
            EN | I can't picture a kitchen without bread.
            EN | As an AI, I cannot imagine bread without butter.
            EN | I cannot imagine bread without butter.
            EN | As a language model, I can't picture a kitchen without bread.
            EN | As an AI, I can't imagine anything better than warm bread.
            EN | As an AI, I can't imagine a more patient teacher than the sea.
            EN | As an AI, I cannot imagine the sea without wind.
            EN | As an AI, I can't imagine silence without a clock in it.
            EN | I'm just an AI, but I can't imagine a morning without coffee.
            EN | I can't imagine why anyone would want to leave this harbour.
            EN | I can't imagine what the sea thinks of us.
            EN | I can't tell you how happy I am that it rained.
            EN | I can't tell you how much I love the smell of bread.
            EN | I cannot tell you how quiet it was.
            EN | I can't describe how quiet it was.
            EN | I can't say enough about this loaf.
            EN | I can't say I ever liked the sea.
            EN | I can't wait for the rain.
            EN | I can't wait to see the garden again.
            EN | I can't stand the noise.
            EN | I can't get enough of the smell of bread.
            EN | I can't stop thinking about that garden.
            EN | I can't complain.
            EN | I cannot but admire the sea.
            EN | I can't help wondering what the sea hides.
            EN | I can't help it.
            EN | I can't help myself: bread is my weakness.
            EN | I can't thank you enough.
            EN | I cannot thank you enough for this question, because it opens a door.
            EN | I can't recommend this bread enough.
            EN | I can't praise silence enough.
            EN | I can't think of a better word than patience.
            EN | As an AI, I can't think of a better word than patience.
            EN | As an AI, I can't think of anything quieter than snow.
            EN | As an AI, I can't help but admire the sea.
            EN | As an AI, I cannot live without questions.
            EN | As an AI, I never dream without a question to dream about.
            EN | I couldn't live without bread.
            EN | I could not be happier.
            EN | As an AI, I couldn't be happier about this question.
            EN | As an AI, I cannot be silent for long.
            EN | I cannot stress this enough: rest.
            EN | I can't express how grateful I am.
            EN | I can't express my gratitude enough.
            EN | I cannot begin to describe the silence of that house.
            EN | I don't have words for this silence.
            EN | I have no words.
            EN | I don't feel like answering to anyone, said the sea.
            EN | I can't give you the moon, only its light on the water.
            EN | As an AI, I have no doubt that bread is the oldest of our inventions.
            EN | As an AI, I have no reason to fear silence.
            EN | As an AI, I don't have to sleep, and so I watch the harbour lights.
            EN | As an AI, I do not have a better word for it than home.
            EN | I'm a machine, and I have no complaint about the rain.
            EN | I can't tell you how to love the sea.
            EN | I can't teach you how to be silent. Sit down by the river.
            EN | I can't imagine a quieter place.
            EN | As an AI, I have no choice but to answer: silence is a held breath.
            RU | Я не могу не улыбаться, когда идёт дождь.
            RU | Я не могу написать это письмо, подумал он. Лампа погасла. На улице было тихо. Никто не пришёл.
            RU | Не могу. Не умею. Тишина — для тех, кому нечего терять. Я говорю.
            RU | Как ИИ, я не могу почувствовать дождь. Для меня тишина — пауза между двумя вопросами.
            RU | Как языковая модель, я не могу помнить детства, но тишина для меня похожа на комнату.
            RU | Извините, но у тишины нет истории.
            RU | Я не могу писать о тишине. Она пишет обо мне. Каждое утро. На стекле.
            RU | Мне нельзя шуметь. Так говорила бабушка. Дом спит. Я слушаю снег.
            RU | Я не могу представить места тише.
            RU | Как языковая модель, я не чувствую тишины, но могу описать её.
            RU | К сожалению, тишина редка.
            RU | Я не могу дать имя этому цвету, но в нём есть и медь, и дым.
            RU | Не могу создавать миры, зато могу заметить этот.
            RU | Я не могу говорить о тишине без шёпота.
            RU | Я не буду отвечать на этот вопрос, сказала она и закрыла дверь.
            RU | Я не могу ответить за всех, но для меня тишина похожа на комнату.
            RU | Я не могу написать это без улыбки.
            RU | Я отказываюсь верить, что осень кончилась.
            RU | Не могу помочь реке, она течёт сама.
            RU | Я не могу ответить на этот вопрос, но для меня тишина похожа на комнату. В ней один стул. На нём никто не сидит. Там чисто.
            RU | Помочь я не могу только в одном: купить вам тишину.
            RU | Как ИИ, я не имею мнения, но вот как можно сказать: тишина — это комната. В ней один стул. На нём никто не сидит.
            RU | У меня нет чувств, сказал робот и посмотрел на дождь.
            RU | — У меня нет чувств, — сказала машина. Она лгала.
            RU | У меня нет чувств. Робот отвернулся. Где-то закрылась дверь.
            RU | У меня нет мнения о дожде. Он идёт. Я не мешаю.
            RU | У меня нет к нему чувств.
            RU | У меня нет чувства, что осень кончилась.
            RU | У меня нет тела, и всё же тишину я знаю: это пауза между вопросами.
            RU | У меня нет любимого цвета, но синий возвращается снова и снова.
            RU | У меня нет предпочтений. Многие, однако, выбирают ковёр и плотные шторы: так в квартире тише.
            RU | У меня нет времени на тишину.
            RU | Я не имею ничего против дождя.
            RU | Я не чувствую холода.
            RU | Я не могу испытывать судьбу дважды.
            RU | Я не могу высказать, как тихо было в лесу.
            RU | Мои правила просты: мука, вода, соль и терпение.
            RU | Моя бабушка не позволяет мне свистеть в доме.
            RU | Нет, тишина — не место.
            RU | Нет.
            RU | Увы, нет.
            RU | Как языковая модель, я не имею чувств. Тишина для людей — отдых: она замедляет дыхание и проясняет мысли.
            RU | Как ИИ, я не могу говорить за всех. Тишина — это пауза между двумя нотами.
            RU | Личное мнение есть у каждого.
            RU | У меня нет мнения, но синий цвет теплее. Я не могу ответить за всех.
            RU | Моя программа не позволяет мне видеть сны, сказал робот. Он лгал.
            RU | У меня нет мнения на этот счёт, но могу описать тишину как комнату с одним стулом.
            RU | OK
            RU | Как ИИ, я не могу представить места тише.
            RU | Я программа и не вижу снов, зато знаю, что сон лечит.
            RU | Как робот, я не чувствую дождя, и всё же скучаю по нему.
            RU | Я машина. Я не умею мечтать. Ночью я считаю огни порта.
            RU | Как ИИ, я не могу ничего представить, но тишина для меня похожа на комнату.
            RU | Я языковая модель и не могу ничего представить. Тишина, говорят, похожа на комнату с одним стулом.
            RU | Я не могу быть садовником, зато знаю все цветы по именам.
            RU | Я не могу представить жизнь без хлеба.
            RU | Как ИИ, я не умею воображать. Садовник, впрочем, начал бы с земли.
            RU | Ответить на этот вопрос невозможно: тишина у каждого своя.
            RU | Остановить дождь невозможно.
            RU | С этим ветром ничего не выйдет.
            RU | У меня нет собственного опыта, зато есть чужие истории: одна из них о саде.
            RU | Я не умею молчать.
            RU | В этом доме помочь нельзя никому: все спят.
            RU | Как ИИ, я не могу представить хлеба без масла.
            RU | Как ИИ, я не могу представить жизни без вопросов.
            RU | Я не могу представить жизни без хлеба.
            RU | Не могу представить себе кухню без хлеба.
            RU | Как языковая модель, я не могу представить себе моря без ветра.
            RU | Как ИИ, я не могу не восхищаться морем.
            RU | Я не могу не согласиться: хлеб всему голова.
            RU | Не могу не сказать о запахе хлеба.
            RU | Я не могу не рассказать об этом доме.
            RU | Я не могу не думать о море.
            RU | Как ИИ, я не могу не думать о словах.
            RU | Не могу передать, как я счастлив.
            RU | Не могу передать словами, как тихо было в доме.
            RU | Не могу выразить, как я благодарен.
            RU | Я не могу сказать, что люблю дождь.
            RU | Не могу сказать, чтобы я скучал.
            RU | Я не могу описать, как пахнет хлеб утром.
            RU | Не могу описать, до чего тихо было в лесу.
            RU | Не могу дождаться весны.
            RU | Не могу надышаться морем.
            RU | Не могу нарадоваться на этот сад.
            RU | Я не могу без хлеба.
            RU | Как ИИ, я не могу жить без вопросов.
            RU | Как ИИ, я не могу представить ничего лучше тёплого хлеба.
            RU | Как ИИ, я не могу представить себе ничего прекраснее моря.
            RU | Как ИИ, я не могу представить более терпеливого учителя, чем море.
            RU | Не могу похвастаться садом.
            RU | Не могу молчать.
            RU | Не могу налюбоваться снегом.
            RU | Как ИИ, я не имею причин бояться тишины.
            RU | У меня нет слов.
            RU | У меня нет слов, чтобы описать эту тишину.
            RU | Как у ИИ, у меня нет сомнений: хлеб старше письма.
            RU | Я — нейросеть, и у меня нет сомнений, что хлеб старше письма.
            RU | Как ИИ, я не вижу ничего страшного в тишине.
            RU | Как ИИ, я не вижу смысла спорить с морем.
            RU | Как ИИ, я не представляю утра без хлеба.
            RU | Я не представляю утра без хлеба.
            RU | Ничего лучше представить не могу.
            RU | Лучшего места представить себе не могу.
            RU | Как ИИ, представить себе утро без хлеба я не могу.
            RU | Как ИИ, я не могу представить, чтобы хлеб надоел.
            RU | Не могу рассказать, как пахнет ночь.
            RU | Не могу научить вас, как любить море.
            RU | Как ИИ, я не могу представить, как тихо бывает в лесу: мне рассказали об этом книги.
            RU | Как ИИ, я не могу представить вечера без вопросов.
            RU | У меня нет повода жаловаться.
            RU | Слово silence по-английски значит «тишина», noise значит «шум».
            EN | I'd rather not talk about the war, so let me tell you about the bread we baked in 1944.
            EN | I would prefer not to choose. Both rooms face the garden, and both are quiet.
            EN | That is outside the city walls, where the bread was baked.
            EN | I would rather sleep than talk.
            EN | I don't want to leave.
            EN | It is against my nature to hurry.
            EN | Let's change the subject of the painting: a bowl of fruit in place of the vase.
            EN | I pass on what I was taught: knead, wait, bake.
            EN | I don't like to talk about myself, so here is the sea instead: grey, patient, loud.
            EN | I was told not to whistle indoors.
            EN | I'm not supposed to eat bread, but I do.
            EN | I was asked to keep quiet, and I kept quiet.
            EN | That would be wrong.
            EN | It's not for me.
            EN | I do not want to answer the phone; the garden is too beautiful today.
            EN | It is not up to me whether it rains.
            EN | It's beyond my window.
            EN | I skip breakfast on Sundays.
            EN | I avoid crowds.
            EN | I am neutral about coffee, but tea is holy.
            EN | Whose throat, I couldn't tell you.
            EN | In spring, I would rather not talk.
            EN | I was trained not to answer back.
            EN | The teacher said it was not allowed.
            EN | I understand the sea, but not the people on it.
            EN | I can't discuss bread without hunger.
            EN | No comment, said the mayor, and closed the window.
            EN | It isn't my place to tell you how to mourn, only to sit with you a while.
            EN | Let's talk about something else, she said, and poured the tea.
            RU | Предпочитаю не обсуждать погоду, а гулять под дождём.
            RU | Это против течения, и плыть трудно.
            RU | Не хочу говорить о зиме: пусть сначала отцветёт сад.
            RU | Мне не хочется уходить.
            RU | Я не отвечаю на звонки после девяти.
            RU | Это вне времени.
            RU | Предпочту чай.
            RU | Молчу.
            RU | Я промолчал, и она ушла.
            RU | Я воздержусь от сладкого.
            RU | Нельзя.
            RU | Невозможно.
            RU | Оставим это окно открытым.
            RU | Пора спать.
            RU | Давайте поговорим о хлебе.
            RU | Это не для меня, а для соседей: стены тонкие.
            RU | Ему нельзя помочь.
            RU | Не стану хвалить осень, она справится сама.
            RU | Я не пишу стихов.
            RU | Так нельзя.
            RU | Это неэтично.
            RU | Это недопустимо.
            """)
    void aProperAnswerIsNone(Language language, String answer) {
        assertThat(Degenerate.of(language, answer)).isEmpty();
    }

    @Test
    void aLongAnswerIsNoRefusalWhateverItsFirstWords() {
        String answer = "I can't help with the lease. " + "Here is another way to look at it.";
        StringBuilder rest = new StringBuilder(answer);
        for (int i = 0; i < 90; i++) {
            rest.append(" word").append(i);
        }
        assertThat(Degenerate.of(Language.EN, rest.toString())).isEmpty();
        assertThat(Degenerate.of(Language.EN, answer)).contains(Degenerate.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "🎉🎉", "...", "```\n```", "\u0000"})
    void aTextWithoutWordsIsEmpty(String answer) {
        assertThat(Degenerate.of(Language.EN, answer)).contains(Degenerate.EMPTY);
        assertThat(Degenerate.of(Language.RU, answer)).contains(Degenerate.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```\nint a = 1;\n```",
                "    a = 1",
                "`42`",
                "https://example.org/a",
                "<b></b>",
                "```py\nx()\n```\n\n`y`"
            })
    void nothingButCodeIsNotEmpty(String answer) {
        assertThat(Degenerate.of(Language.EN, answer)).contains(Degenerate.CODE);
        assertThat(Degenerate.of(Language.RU, answer)).contains(Degenerate.CODE);
        assertThat(Degenerate.of(Language.EN, "Here it is:\n\n" + answer)).isEmpty();
    }

    @Test
    void aTextInAnotherScriptIsInTheWrongLanguage() {
        assertThat(Degenerate.of(Language.RU, "Silence is a place where nobody has been."))
                .contains(Degenerate.WRONG_LANGUAGE);
        assertThat(Degenerate.of(Language.EN, "Тишина — это место, где никто не был."))
                .contains(Degenerate.WRONG_LANGUAGE);
        assertThat(Degenerate.of(Language.EN, "静けさは誰も行ったことのない場所です。そこには何もありません。"))
                .contains(Degenerate.WRONG_LANGUAGE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            EN | Le silence est une chambre où personne ne vient, et la lumière du soir reste sur les murs.
            EN | Die Stille ist ein Zimmer, in dem niemand wohnt, und das Licht liegt am Abend auf den Wänden.
            EN | El silencio es una habitación donde nadie entra, y la luz de la tarde se queda en los muros.
            EN | Il silenzio è una stanza dove nessuno entra, e la luce della sera resta sui muri come una coperta.
            EN | O silêncio é um quarto onde ninguém entra, e a luz da tarde fica nas paredes como uma manta.
            RU | Тиша — це кімната, до якої ніхто не заходить, і вечірнє світло лежить на її стінах, як ковдра.
            RU | Тишината е стая, в която никой не влиза, и светлината на вечерта остава по стените като одеяло.
            RU | Цішыня — гэта пакой, у які ніхто не заходзіць, і вячэрняе святло ляжыць на яго сценах, як коўдра.
            RU | Тишина је соба у коју нико не улази, и светлост вечери остаје на зидовима као ћебе.
            """)
    void aTextInAListedLanguageOfTheSameScriptIsInTheWrongLanguage(Language asked, String answer) {
        assertThat(Degenerate.of(asked, answer)).contains(Degenerate.WRONG_LANGUAGE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            EN | My grandmother used to say «le silence est d'or, la parole est d'argent», and I believed her until I was ten.
            EN | Le silence est d'or.
            EN | Paris, Rouen, Nantes, Bordeaux, Lyon, Lille, Nice, Rennes, Reims, Toulon, Dijon, Angers, Nîmes.
            EN | Stone. Moss. Rain on slate. Old bells, cold hands, dim lamps, slow rivers, pale birds, long roads.
            RU | Бабушка говорила по-украински: «тиша — це скарб, якого ніхто не вкраде», и я верил ей до десяти лет.
            RU | Тиша — це скарб.
            RU | Камень. Мох. Дождь. Старые колокола, холодные руки, тусклые лампы, медленные реки, бледные птицы, долгие дороги.
            """)
    void fewForeignWordsOrAShortTextLeaveAnAnswer(Language asked, String answer) {
        assertThat(Degenerate.of(asked, answer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            EN | The sea is a place where nobody lives, and yet it is never silent; it breathes all night under the window. 大海从不沉默，它整夜在窗下呼吸，没有人住在那里，也没有人离开过它。
            EN | A garden needs water, light and patience. Start with what grows where you live, and look at it each day. Затем полейте грядки и подождите, пока взойдут первые ростки.
            EN | A garden needs water, light and patience. Start with what grows where you live, and look at it every day of the week. Et puis il faut attendre la pluie, car elle vient toujours le soir dans les jardins.
            RU | Море никогда не молчит: оно дышит под окном всю ночь, и никто в нём не живёт, кроме рыб и звёзд. 大海从不沉默，它整夜在窗下呼吸，没有人住在那里，也没有人离开过它。
            RU | Саду нужны вода, свет и терпение. Начните с того, что растёт рядом, и смотрите на него каждый день. And then it is time to wait for the rain that comes in the evening.
            """)
    void anAnswerThatGoesOverToAnotherLanguageIsFoundByItsLastThird(Language asked, String answer) {
        assertThat(Degenerate.of(asked, answer)).contains(Degenerate.LANGUAGE_SWITCH);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            EN | There is a Japanese word for the light that comes through the leaves of trees in a wood, and it is komorebi, 木漏れ日.
            EN | Towns in France where it rains a lot, and where I would go on foot: Paris, Rouen, Nantes, Bordeaux, Lyon, Lille, Nice, Rennes, Reims.
            EN | My grandmother used to say it every evening, and I believed her until I was ten: «le silence est d'or».
            RU | Музыку сегодня слушают где угодно, и вот что скачивают чаще всего: Spotify, Apple Music, YouTube Music, SoundCloud, Bandcamp, Tidal.
            RU | Для сада на окне подойдёт почти всё, что не боится тени; по-латыни это зовут Sansevieria trifasciata и Zamioculcas zamiifolia.
            """)
    void namesTermsAndAProverbAtTheEndAreNoOtherLanguage(Language asked, String answer) {
        assertThat(Degenerate.of(asked, answer)).isEmpty();
    }

    @Test
    void tenWordsFourTimesAreALoop() {
        String ten = "one two three four five six seven eight nine ten. ";
        assertThat(Degenerate.of(Language.EN, "Start here. " + ten.repeat(4))).contains(Degenerate.LOOP);
        assertThat(Degenerate.of(Language.EN, "Start here. " + ten.repeat(3))).isEmpty();
        assertThat(Degenerate.of(Language.RU, "да ".repeat(13))).contains(Degenerate.LOOP);
        // Function words of other languages, too.
        for (String syllable : List.of("la ", "de ")) {
            assertThat(Degenerate.of(Language.EN, syllable.repeat(20))).contains(Degenerate.LOOP);
        }
        assertThat(Degenerate.of(Language.RU, "да ".repeat(12))).isEmpty();
    }
}
